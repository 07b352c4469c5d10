from odoo import api, models
from odoo.tools import email_normalize, plaintext2html


class ApkCaseContactRequest(models.Model):
    """A client who has rated wants to be contacted: an ordinary message with its own terms (п. 18, 20).

    Nothing leads from it to the answer (п. 80).
    """

    _inherit = "apk.case"

    @api.model
    def _register_contact_request(self, words):
        """
        :param dict words: ``name``, ``email``, ``phone``, ``text`` as the client has typed them
        """
        has_email = email_normalize(words["email"])
        chosen = "apk_client.channel_email" if has_email else "apk_client.channel_phone"
        clients = self.env["res.partner"]
        office = self.with_context(lang=self.env["apk.office"]._lang())
        return office.create(
            {
                "subject": office.env._("Wants to be contacted: %s", words["text"][:60]),
                "body": plaintext2html(words["text"]),
                "email_from": words["email"],
                "partner_id": clients._card_for(words["name"], words["email"], words["phone"]).id,
                "writer_name": words["name"],
                "writer_phone": words["phone"],
                "intake_channel_id": self.env.ref("apk_client.channel_site").id,
                "chosen_channel_id": self.env.ref(chosen).id,
                "regime_id": self.env.ref("apk_case.regime_order_only").id,
            }
        )

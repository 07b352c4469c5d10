from odoo import api, models
from odoo.tools import email_normalize, plaintext2html

from ..messages import SURVEY_LINK_MISSING

PATH = "/apk/rate/"
# The first letter and the closing one; a notice on the way is not rated.
RATED = ("first_reply", "answer")


class ApkCase(models.Model):
    _name = "apk.case"
    _inherit = ["apk.case", "apk.feedback.mixin"]

    def _check_notice(self, document, letter):
        """п. 26: «необходимо указывать ссылку на прохождение опроса» — however the letter was redesigned."""
        if document == "answer" and PATH not in letter:
            raise SURVEY_LINK_MISSING(self.env)
        return super()._check_notice(document, letter)

    def _notice_blocks(self, document):
        """п. 20: «указать ссылку для оценки качества»; п. 26: «указывать ссылку на прохождение опроса»."""
        if document not in RATED:
            return super()._notice_blocks(document)
        block = self.env["ir.qweb"]._render(
            "apk_feedback.rating_block",
            {"link": self._feedback_link(document), "document": document},
        )
        return [*super()._notice_blocks(document), block, *self._change_blocks(document)]

    def _change_blocks(self, document):
        """п. 82: a closing letter tells what has changed thanks to clients, when something has."""
        change = self.env["apk.change"]._for_letter(self.area_id) if document == "answer" else None
        if not change:
            return []
        link = f"{self.get_base_url()}/apk/changes"
        values = {"change": change, "link": link}
        return [self.env["ir.qweb"]._render("apk_feedback.change_block", values)]

    def _feedback_context(self):
        segments = self.partner_id.apk_segment_ids
        return {
            **super()._feedback_context(),
            "area_id": self.area_id.id,
            "unit_id": self.unit_id.id,
            "channel": self.intake_channel_id.code,
            "segment_id": segments.id if len(segments) == 1 else False,
            "is_refusal": self.is_refusal,
        }

    @api.model
    def _register_contact_wish(self, words):
        """A client who has rated wants to be spoken to: an ordinary message with its own terms (п. 18, 20).

        :param dict words: ``name``, ``email``, ``phone``, ``text`` as the client has typed them
        """
        way = "email" if email_normalize(words["email"]) else "phone"
        office = self.with_context(lang=self.env["apk.office"]._lang())
        return office.create(
            {
                "subject": office.env._("Wants to be contacted: %s", words["text"][:60]),
                "body": plaintext2html(words["text"]),
                "email_from": words["email"],
                "partner_id": self._client_of_wish(words).id,
                "intake_channel_id": self.env.ref("apk_client.channel_site").id,
                "chosen_channel_id": self.env.ref(f"apk_client.channel_{way}").id,
                "regime_id": self.env.ref("apk_case.regime_order_only").id,
            }
        )

    def _client_of_wish(self, words):
        """A known address is a known client; a phone typed into a page proves nobody's name."""
        known = self._find_client(words["email"])
        contacts = {name: words[name] for name in ("name", "email", "phone") if words[name]}
        return known or known.create(contacts)

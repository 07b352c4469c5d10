from markupsafe import Markup

from odoo import api, models
from odoo.tools import consteq, email_normalize, plaintext2html
from odoo.tools.misc import hmac

from odoo.addons.apk_base.rules.secret_link import HEXADECIMAL, read_token

from ..rules.written_form import subject_of

CHANNELS = {"email": "channel_email", "phone": "channel_phone", "post": "channel_post"}
CONSENT = "site_message"
TOKEN_LENGTH = 32  # hexadecimal digits, 128 bits


class ApkCaseFromSite(models.Model):
    """A client writes on the site (п. 62): an ordinary message with its number and its terms (п. 18, 20).

    Without ЕСИА nobody knows who writes, so it is no appeal under 59-ФЗ (547-ФЗ); the Order covers it.
    """

    _inherit = "apk.case"

    @api.model
    def _register_from_site(self, written, files, *, place, program):
        """
        :param rules.written_form.Written written: without errors
        :param files: ``rules.sent_files.SentFile``, all of them taken
        :param place: network address, proof of the consent
        :param program: of the visitor, too
        """
        case = self._register_written(written, files, place=place)
        case._keep_site_consent(written, place, program)
        return case

    @api.model
    def _register_written(self, written, files, *, place, **facts):
        """A message that was typed into a form, ours or another system's.

        :param place: whose letters to addresses are counted together; empty for another system
        :param facts: more values of the message
        """
        # sudo: a visitor has no rights; anybody may write to the office, and only the number goes back
        office = self.sudo().with_context(lang=self.env["apk.office"]._lang())
        case = office.create({**office._values_from_site(written), **facts})
        if files:
            case._keep_sent_files(files)
        if case.unconfirmed_email:
            office.env["apk.address.confirmation"]._ask(case, place)
        return case

    def _values_from_site(self, written):
        clients, ref = self.env["res.partner"], self.env.ref
        email = email_normalize(written.email) or False
        client = clients._card_for(written.name, written.email, written.phone)
        return {
            "subject": subject_of(written.text),
            "body": Markup(plaintext2html(written.text)),  # noqa: S704  plaintext2html escapes
            "email_from": email,
            "reply_email": email,
            "unconfirmed_email": email,
            "partner_id": client.id,
            "writer_name": written.name,
            "writer_phone": written.phone,
            "writer_address": written.address,
            "site_topic_id": self.env["apk.topic"]._chosen_on_site(written.topic).id,
            "intake_channel_id": ref("apk_client.channel_site").id,
            "chosen_channel_id": ref(f"apk_client.{CHANNELS[written.way]}").id,
            "regime_id": ref("apk_case.regime_order_only").id,
        }

    def _keep_sent_files(self, files):
        """Beside the message, as files of an e-mail are, and in the client's history (п. 6)."""
        words = self.env._("Files of the client")
        named = [(file.name, file.content) for file in files]
        posted = self.message_post(
            body=words, author_id=self.partner_id.id, attachments=named, message_type="comment"
        )
        self._log_addition(self.partner_id, words, self.intake_channel_id, message=posted)

    def _keep_site_consent(self, written, place, program):
        """The tick of the form as a consent with its text and proof (152-ФЗ, ст. 9)."""
        proof = self.env._(
            "Ticked on the page of the site when the message %(number)s was sent: %(moment)s UTC, %(place)s, %(program)s",
            number=self.name,
            moment=self.received_at,
            place=place,
            program=program,
        )
        self.env["apk.consent"]._give(
            CONSENT,
            "form",
            partner=self.partner_id,
            email=email_normalize(written.email) or None,
            name=written.name,
            proof=proof,
        )

    def _sent_path(self):
        return f"/apk/write/sent/{self.id}/{self._sent_token()}"

    def _sent_token(self):
        """Of the page after sending: it shows the link of the status page, so a status link does not open it."""
        return hmac(self.env(su=True), "apk_site.sent", self.id)[:TOKEN_LENGTH]

    @api.model
    def _find_sent(self, case_id, token):
        """The message of the page after sending; empty for a stranger."""
        case = self.sudo().browse(case_id)  # sudo: a visitor reads no messages; the token is proof
        read = read_token(token, TOKEN_LENGTH, HEXADECIMAL)
        is_own = consteq(case._sent_token().encode(), read.encode())
        return case if is_own and case.exists() else case.browse()

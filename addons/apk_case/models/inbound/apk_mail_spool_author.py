from email.utils import getaddresses

from odoo import api, models
from odoo.tools import email_normalize

from odoo.addons.apk_client.rules.signature import signature_name

from ...rules.automatic_mail import MailVerdict
from ...rules.correspondent import Mailbox, usable_replies
from ...rules.mail_receipt import header_text, headers_of
from ...rules.site_form import FORM_HEADERS, FormAuthor, form_text, site_form_author

SITE_FORMS = "apk_case.site_form_addresses"


class ApkMailSpoolAuthor(models.Model):
    """Who wrote an e-mail, and where the answer goes: two facts, and neither is always in From (п. 18, 62)."""

    _inherit = "apk.mail.spool"

    @api.model
    def _unless_site_form(self, raw, verdict):
        """A citizen's words that the form of a site has sent are no machine's."""
        author = verdict.kind != "personal" and self._site_form_author(raw)
        return MailVerdict("personal") if author and author.is_known else verdict

    @api.model
    def _site_form_author(self, raw):
        """``FormAuthor`` of an e-mail that the form of a site has sent, else None.

        A robot has sent it, but its words are a citizen's, whatever else its headers say.
        """
        headers = headers_of(raw)
        sender = self._sender(headers)
        by_program = header_text(headers, "Auto-Submitted").lower() not in ("", "no")
        by_program |= any(name in headers for name in FORM_HEADERS)
        return site_form_author(
            sender,
            self._replies(headers),
            self._plain_text(raw),
            self._site_form_addresses(),
            # our site may send from our own mailbox; our own echo names nobody else
            sent_by_a_program=by_program or sender.address in self._own_addresses(),
        )

    @api.model
    def _correspondent(self, raw):
        """Who an e-mail is from, by all that it says.

        :return: the citizen behind a site's form, or who has signed a person's e-mail; the address of the answer; and
            whether a form has sent it
        """
        author = self._site_form_author(raw)
        if author:
            return author, author.email, True
        headers = headers_of(raw)
        sender, replies = self._sender(headers), self._replies(headers)
        signed = signature_name(self._plain_text(raw))
        reply = (replies or [sender])[0].address
        return FormAuthor(signed.text or sender.name, sender.address), reply, False

    @api.model
    def _sender(self, headers):
        return (self._mailboxes(headers, "From") or [Mailbox()])[0]

    @api.model
    def _replies(self, headers):
        """Mailboxes of Reply-To that an answer to a person may go to."""
        from_a_list = any(name in headers for name in ("List-Id", "List-Post"))
        return usable_replies(
            self._sender(headers).address,
            self._mailboxes(headers, "Reply-To"),
            self._own_addresses(),
            from_a_list=from_a_list,
        )

    @api.model
    def _mailboxes(self, headers, name):
        pairs = getaddresses([header_text(headers, name)])
        boxes = ((shown, email_normalize(address)) for shown, address in pairs)
        return [Mailbox(shown.strip(), address) for shown, address in boxes if address]

    @api.model
    def _plain_text(self, raw):
        """The words of an e-mail line by line, of a table its rows."""
        return form_text("", self._reading_of(raw).html)

    @api.model
    def _site_form_addresses(self):
        params = self.env["ir.config_parameter"].sudo()  # sudo: a robot may not read settings
        return params.get_param(SITE_FORMS, "").lower().split()

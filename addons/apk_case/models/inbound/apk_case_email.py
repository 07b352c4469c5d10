from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import email_normalize
from odoo.tools.mail import email_split_tuples

from ...messages import ONLY_THE_MAILBOX


class ApkCaseEmail(models.Model):
    """A client's e-mail as a new message or as an addition to one (п. 18); who the client is."""

    _inherit = "apk.case"

    mail_spool_id = fields.Many2one(
        "apk.mail.spool",
        string="Inbound e-mail",
        copy=False,
        ondelete="restrict",
        written_by="system",
    )

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        # the gateway works as the system; anybody else would bring in an e-mail that nobody has sent
        if not self.env.su:
            raise ONLY_THE_MAILBOX(self.env)
        values = dict(custom_values or {})
        spooled = self.env["apk.mail.spool"].browse(values.get("mail_spool_id"))
        client = self._find_or_create_client(msg_dict.get("email_from"))
        msg_dict["author_id"] = client.id
        return self.create(
            {
                "subject": msg_dict.get("subject") or self.env._("(no subject)"),
                "body": msg_dict.get("body") or "",
                "email_from": msg_dict.get("email_from"),
                "partner_id": client.id,
                "received_at": spooled.received_at or fields.Datetime.now(),
                **self._email_registration(),
                **values,
            }
        )

    @api.model
    def _register_unreadable(self, spooled, reason):
        """A message for an e-mail that the gateway cannot take apart; the original is attached.

        :param str reason: what went wrong, for whoever opens the original
        """
        case = self.create(
            {
                "subject": spooled.subject or self.env._("(an e-mail that could not be read)"),
                "body": Markup("<p>%s</p>")
                % self.env._("The e-mail is damaged. Its original is attached: open it by hand.")
                + spooled._raw_html(),
                "email_from": spooled.email_from,
                "partner_id": self._find_or_create_client(spooled.email_from).id,
                "received_at": spooled.received_at,
                "mail_spool_id": spooled.id,
                **self._email_registration(),
            }
        )
        case.message_post(body=reason, attachment_ids=spooled._original_file(case).ids)
        return case

    @api.model
    def _email_registration(self):
        """Channel and regime. 547-ФЗ: since 2025 an e-mail is no appeal under 59-ФЗ, but the Order covers it."""
        return {
            "intake_channel_id": self.env.ref("apk_client.channel_email").id,
            "regime_id": self.env.ref("apk_case.regime_order_only").id,
        }

    def message_update(self, msg_dict, update_vals=None):
        """An addition of the client, or an e-mail of a colleague, which becomes a note."""
        # the gateway works as the system; anybody else would put words into the client's mouth
        if not self.env.su:
            raise ONLY_THE_MAILBOX(self.env)
        client = self._find_or_create_client(msg_dict.get("email_from"))
        msg_dict["author_id"] = client.id
        if not self._is_colleague(client):
            channel = self.env.ref("apk_client.channel_email")
            text = self._plain_new_words(msg_dict.get("body"))
            for case in self:
                case._record_addition(client, msg_dict.get("subject") or "", channel, text)
        return super().message_update(msg_dict, update_vals)

    def _record_addition(self, client, subject, channel, text=""):
        """The client has added something: into the history, to the assignee, and it ends a clarification.

        :param subject: how the history names the addition
        :param text: what the client has written, plain
        """
        self._log_interaction(client, "message_in", f"{self.name} — {subject}", channel=channel)
        self._receive_clarification(text)
        self._notify_assignee(self.env._("The client has written again"))

    def _open_case_for(self, email_from):
        """The message that an e-mail of this sender is added to; empty when it must become a new one.

        The office still owes an answer there. After the answer an e-mail is a new message with its own number and
        terms (п. 18, 20), and what was answered, forwarded or not considered stays as it is. A merged message
        stands for the one that is answered. A colleague's e-mail is a note on any message.
        """
        if self._is_colleague(self._find_client(email_from)):
            return self
        case = self
        while case.merged_into_id:
            case = case.merged_into_id
        return case.filtered(lambda one: one.is_open and not one.has_answer_delivery)

    @api.model
    def _find_client(self, email_from):
        """The client with this address: the one registered first, or empty."""
        normalized = email_normalize(email_from or "")
        domain = [("email_normalized", "=", normalized)] if normalized else [("id", "=", False)]
        return self.env["res.partner"].search(domain, order="id", limit=1)

    @api.model
    def _find_or_create_client(self, email_from):
        """The client with this address; empty only when it is no address."""
        known = self._find_client(email_from)
        name, address = (email_split_tuples(email_from or "") or [("", "")])[0]
        normalized = email_normalize(address)
        if known or not normalized:
            return known
        return known.create({"name": name or normalized, "email": normalized})

    @api.model
    def _is_colleague(self, partner):
        return bool(partner) and not partner.partner_share

    def _incoming_references(self):
        """Message-Id of the client's e-mail: mail programs show our reply under it (RFC 5322, 3.6.4)."""
        return self.mail_spool_id.message_id or ""

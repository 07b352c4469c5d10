import re

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import email_normalize, html2plaintext
from odoo.tools.mail import email_split_tuples

from ..messages import ONLY_THE_MAILBOX
from ..rules.first_reply import FIRST_REPLIES_PER_HOUR
from ..rules.mail_receipt import header_text
from .case_state import OPEN_STATES

NUMBER = re.compile(r"[А-Я]{2,3}-\d{4}/\d{6}")


class ApkCaseIntake(models.Model):
    """How a letter from the mailbox becomes a message: nothing that reaches the spool is lost."""

    _inherit = "apk.case"

    mail_spool_id = fields.Many2one(
        "apk.mail.spool",
        string="Incoming letter",
        copy=False,
        ondelete="restrict",
        written_by="system",
    )
    first_reply_hold = fields.Char(
        string="Why the first reply waits",
        copy=False,
        help="The system did not send the first reply by itself; a person decides.",
        written_by="system",
        erase=False,
    )

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        values = dict(custom_values or {})
        spool = self.env["apk.mail.spool"].browse(values.get("mail_spool_id"))
        client = self._client_of(msg_dict.get("email_from"))
        msg_dict["author_id"] = client.id
        return self.create(
            {
                "subject": msg_dict.get("subject") or self.env._("(no subject)"),
                "body": msg_dict.get("body") or "",
                "email_from": msg_dict.get("email_from"),
                "partner_id": client.id,
                "received_at": spool.received_at or fields.Datetime.now(),
                **self._way_of_mail(),
                **values,
            }
        )

    @api.model
    def _way_of_mail(self):
        """547-ФЗ: since 2025 an e-mail is no appeal under 59-ФЗ; it is a message of the Order all the same."""
        return {
            "intake_channel_id": self.env.ref("apk_client.channel_email").id,
            "regime_id": self.env.ref("apk_case.regime_order_only").id,
        }

    def message_update(self, msg_dict, update_vals=None):
        """A reply of the client belongs to the same message; work on it goes on."""
        if not self.env.su:  # the gateway works as the system; a call from outside would put words into a client's mouth
            raise ONLY_THE_MAILBOX(self.env)
        client = self._client_of(msg_dict.get("email_from"))
        msg_dict["author_id"] = client.id
        if client and not client.partner_share:
            return super().message_update(msg_dict, update_vals)  # a colleague, not the client
        channel = self.env.ref("apk_client.channel_email")
        for case in self:
            text = html2plaintext(msg_dict.get("body") or "", include_references=False)
            case._note_that_client_goes_on(client, msg_dict.get("subject") or "", channel, text)
        return super().message_update(msg_dict, update_vals)

    def _note_that_client_goes_on(self, client, words, channel, text=""):
        """The history has it, the executor is told, and who was waiting for the client works on.

        :param words: how the history names the client's letter
        :param text: what the client has written, plain
        """
        self._log_interaction(client, "message_in", f"{self.name} — {words}", channel=channel)
        self._receive_clarification(text)
        self._notify_assignee(self.env._("The client has written again"))

    def _joined_by(self, email_from):
        """The message that a letter is added to, if the office still owes an answer there.

        A letter after the answer is a new message with a number and terms of its own (п. 18, 20): what was
        answered, forwarded or not considered stays as it was. A colleague's letter is a note wherever it comes.
        """
        sender = self._client_of_known(email_from)
        if sender and not sender.partner_share:
            return self
        case = self
        while case.merged_into_id:
            case = case.merged_into_id
        return case.filtered(lambda one: one.state in OPEN_STATES and not one.has_answer_delivery)

    @api.model
    def _client_of(self, email_from):
        """The client with this address, registered on first sight; nobody when there is no address."""
        known = self._client_of_known(email_from)
        name, address = (email_split_tuples(email_from or "") or [("", "")])[0]
        normalized = email_normalize(address)
        if known or not normalized:
            return known
        return known.create({"name": name or normalized, "email": normalized})

    @api.model
    def _client_of_known(self, email_from):
        normalized = email_normalize(email_from or "")
        domain = [("email_normalized", "=", normalized)] if normalized else [("id", "=", False)]
        return self.env["res.partner"].search(domain, order="id", limit=1)

    @api.model
    def _register_unreadable(self, spool, reason):
        """A letter that the mail program cannot take apart is registered with the original attached."""
        case = self.create(
            {
                "subject": spool.subject or self.env._("(a letter that could not be read)"),
                "body": Markup("<p>%s</p>")
                % self.env._("The letter is damaged. Its original is attached: open it by hand."),
                "email_from": spool.email_from,
                "partner_id": self._client_of(spool.email_from).id,
                "received_at": spool.received_at,
                "mail_spool_id": spool.id,
                **self._way_of_mail(),
            }
        )
        case.message_post(body=reason, attachments=[spool._as_attachment()])
        return case

    def _acknowledge(self, verdict):
        """Send the first reply, unless a machine wrote the letter or it looks like a loop of letters."""
        self.ensure_one()
        if self.delivery_ids.filtered(lambda delivery: delivery.document == "first_reply"):
            return
        hold = self.first_reply_hold or self._reason_to_hold(verdict)
        if hold:
            self.sudo().first_reply_hold = hold  # sudo: kept by the system
            self._notify_assignee(hold)
        else:
            self._send_first_reply()

    def _acknowledge_unless_held(self):
        """A message entered by hand: its first reply leaves at once, unless a person must look first."""
        if not self.first_reply_hold:
            self._send_first_reply()

    def _reason_to_hold(self, verdict):
        if verdict.kind != "letter":
            return self.env._("The letter was written by a machine: %s", verdict.reason)
        if not email_normalize(self.email_from or ""):
            return self.env._("The letter has no address to answer to")
        hour_ago = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        recent = self.env["apk.delivery"].search_count(
            [
                ("document", "=", "first_reply"),
                ("address", "=", email_normalize(self.email_from)),
                ("create_date", ">=", hour_ago),
            ]
        )
        if recent >= FIRST_REPLIES_PER_HOUR:
            return self.env._("Too many letters from this address within an hour")
        return False

    def _notify_assignee(self, summary):
        """A task for who works on the message: the executor, the head of the unit, else a registrar."""
        self.ensure_one()
        person = self._responsible("executor")
        self.activity_schedule("mail.mail_activity_data_todo", summary=summary, user_id=person.id)

    @api.model
    def _by_number_in(self, message):
        """The message whose number stands in the subject, when its own client writes (no reference kept)."""
        number = NUMBER.search(header_text(message, "Subject"))
        case = self.search([("name", "=", number[0])]) if number else self.browse()
        sender = self._client_of_known(header_text(message, "From"))
        return case if case and sender and case.partner_id == sender else self.browse()

    def _incoming_references(self):
        """Message-Id of the client's letter: mail programs show our reply under it (RFC 5322, 3.6.4)."""
        return self.mail_spool_id.message_id or ""

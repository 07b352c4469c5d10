from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import email_normalize
from odoo.tools.mail import email_split_tuples

from ...messages import ONLY_THE_MAILBOX
from ...rules.correspondent import is_noreply


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
        who = self._who_wrote(spooled, msg_dict.get("email_from"))
        msg_dict["author_id"] = who["partner_id"] or who.get("covering_body_id") or False
        return self.create(
            {
                "subject": msg_dict.get("subject") or self.env._("(no subject)"),
                "body": msg_dict.get("body") or "",
                "email_from": msg_dict.get("email_from"),
                "received_at": spooled.received_at or fields.Datetime.now(),
                **who,
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
                "received_at": spooled.received_at,
                # by the header alone: whatever could not be read is not read once more
                **self._who_wrote(self.env["apk.mail.spool"], spooled.email_from),
                "mail_spool_id": spooled.id,
                **self._email_registration(),
            }
        )
        posted = case.message_post(body=reason, attachment_ids=spooled._original_file(case).ids)
        moment = {"message": posted, "happened_at": spooled.received_at}
        case._log_addition(case.partner_id, case.subject, case.intake_channel_id, **moment)
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
        client = self._client_of_addition(msg_dict.get("email_from"))
        msg_dict["author_id"] = client.id
        if not self._is_colleague(client):
            text = self._plain_new_words(msg_dict.get("body"))
            for case in self:
                case._react_to_addition(text)
        return super().message_update(msg_dict, update_vals)

    def _react_to_addition(self, text):
        """The client has added something: the assignee learns of it, and it ends a clarification.

        :param text: what the client has written, plain
        """
        self._note_client_wrote()
        self._receive_clarification(text)
        self._notify_assignee(self.env._("The client has written again"))

    def _log_addition(self, client, subject, channel, *, message, happened_at=None):
        """The client has added something: one event of the history with its own words and files (п. 6).

        :param subject: how the history names the addition
        :param message: the ``mail.message`` that the addition was posted as
        """
        summary = f"{self.name} — {subject}"
        origin = {"channel": channel, "message": message, "happened_at": happened_at}
        self._log_interaction(client, "message_in", summary, **origin)

    def _log_email(self, spooled):
        """The e-mail of the spool as an event of the history, at the moment when our mail server took it."""
        posted = self.env["mail.message"].search(
            [
                ("model", "=", self._name),
                ("res_id", "=", self.id),
                ("message_id", "=", spooled._own_message_id()),
            ],
            limit=1,
        )
        is_new = self.mail_spool_id == spooled
        if not is_new and self._is_colleague(posted.author_id):
            return
        client = self.partner_id if is_new else posted.author_id
        channel = self.env.ref("apk_client.channel_email")
        moment = {"message": posted, "happened_at": spooled.received_at}
        self._log_addition(client, posted.subject or self.subject, channel, **moment)

    def _open_case_for(self, email_from):
        """The message that an e-mail of this sender is added to; empty when it must become a new one.

        The office still owes an answer there. After the answer an e-mail is a new message with its own number and
        terms (п. 18, 20), and what was answered, forwarded or not considered stays as it is. A merged message
        stands for the one that is answered. A colleague's e-mail is a note on any message.
        """
        if self._is_colleague(self.env["res.partner"]._cards_of_address(email_from)):
            return self
        case = self
        while case.merged_into_id:
            case = case.merged_into_id
        return case.filtered(lambda one: one.is_open and not one.has_answer_delivery)

    @api.model
    def _who_wrote(self, spooled, email_from):
        """Values of a new message: whose card it is, where the answer goes, what the writer has said of himself.

        A site that names nobody is nobody's card: the registrar finds the client (п. 62).
        """
        clients = self.env["res.partner"]
        if not spooled:
            sender, address = (email_split_tuples(email_from or "") or [("", "")])[0]
            known = email_normalize(address)
            return {"partner_id": clients._card_for(sender, address).id if known else False}
        author, reply, is_form = spooled._correspondent(spooled._raw_once())
        said = {"writer_name": author.name, "writer_phone": author.phone, "reply_email": reply}
        if is_form and not author.is_known:
            hold = self.env._(
                "The form of a site has sent the e-mail and names no address. Find the client by the text, choose the"
                " card in «Client»: the first reply leaves by itself."
            )
            return {**said, "partner_id": False, "awaits_client": True, "first_reply_hold": hold}
        covering = not is_form and self._covering_of(spooled, author)
        if covering:
            return covering
        named = author.email or author.phone
        card = clients._card_for(author.name, author.email, author.phone) if named else clients
        chosen = {} if reply or not is_form else self._answer_by_phone()
        return {**said, **chosen, "partner_id": card.id}

    @api.model
    def _covering_of(self, spooled, author):
        """Values of a message that another body has passed on, a colleague's e-mail excepted."""
        if self._is_colleague(self.env["res.partner"]._cards_of_address(author.email)):
            return {}
        text = spooled._plain_text(spooled._raw_once())
        return self._covering_values(spooled, author, spooled.subject or "", text)

    @api.model
    def _answer_by_phone(self):
        """Who has left a phone alone is called."""
        return {"chosen_channel_id": self.env.ref("apk_client.channel_phone").id}

    def _client_of_addition(self, email_from):
        """Who has added something: the client of the message, unless address and name are clearly another's."""
        sender, address = (email_split_tuples(email_from or "") or [("", "")])[0]
        client = self[:1].partner_id
        if is_noreply(address) or self._is_forged():
            return client
        if email_normalize(address) in (self[:1].reply_email, client.email_normalized) and client:
            named = client._named(sender)
            return named or client._card_for(sender, address)
        return client._card_for(sender, address) if email_normalize(address) else client.browse()

    @api.model
    def _is_colleague(self, partner):
        """Not who only claims to be one: the mail server has found another sender."""
        if self._is_forged():
            return False
        return any(not one.partner_share for one in partner)

    @api.model
    def _is_forged(self):
        """Whether the mail server has found that somebody else sent the e-mail that is being registered."""
        return self.env["apk.mail.spool"]._in_hand().sender_proof == "failed"

    def _incoming_references(self):
        """Message-Id of the client's e-mail: mail programs show our reply under it (RFC 5322, 3.6.4)."""
        return self.mail_spool_id.message_id or ""

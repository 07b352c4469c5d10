from odoo import api, fields, models
from odoo.tools import email_normalize, is_html_empty

from ..exceptions import AnswerAlreadySent, AnswerIsEmpty, NoAddress
from ..rules.channels import delivery_plan
from ..rules.russian_dates import spoken_moment, spoken_term
from ..rules.salutation import greeting_name
from .documents import DOCUMENTS
from .office_time import to_local


class ApkCaseLetters(models.AbstractModel):
    """Letters to the client about a message (п. 16): what they say and by which channels they leave."""

    _name = "apk.case.letters"
    _description = "Letters about a message"

    answer_body = fields.Html(string="Answer", sanitize="email_outgoing", copy=False)
    answer_attachment_ids = fields.Many2many(
        "ir.attachment", string="Files of the answer", copy=False, bypass_search_access=True
    )
    delivery_ids = fields.One2many("apk.delivery", "case_id", string="Deliveries")
    has_answer_delivery = fields.Boolean(compute="_compute_has_answer_delivery")
    # Words for the letters; mail templates may use any of them.
    greeting_name = fields.Char(compute="_compute_spoken")
    received_spoken = fields.Char(compute="_compute_spoken")
    answer_term_spoken = fields.Char(compute="_compute_spoken")
    next_due_spoken = fields.Char(compute="_compute_spoken")

    @api.depends("delivery_ids.document")
    def _compute_has_answer_delivery(self):
        for case in self:
            case.has_answer_delivery = "answer" in case.delivery_ids.mapped("document")

    @api.depends("partner_id.name", "received_at", "deadline_ids.due_at", "next_due_at")
    def _compute_spoken(self):
        for case in self:
            case.greeting_name = case._greeting_name()
            case.received_spoken = spoken_moment(to_local(case.received_at))
            due = case.next_due_at
            case.next_due_spoken = due and spoken_term(to_local(due))
            promise = case._answer_promise()
            told = promise.promised_at or promise.due_at
            case.answer_term_spoken = told and spoken_term(to_local(told))

    def _answer_promise(self):
        """The deadline that the client is told: of the urgent answer, when there is one."""
        return (self._deadline("urgent_answer") or self._deadline("answer"))[:1]

    def _greeting_name(self):
        """Name and patronymic as the card has them, else as the full name shows them; never a guess."""
        client = self.partner_id
        if client.apk_given_name and client.apk_patronymic:
            return f"{client.apk_given_name} {client.apk_patronymic}"
        return greeting_name(client.name or "")

    def _letter_blocks(self, document):
        """Paragraphs to print before the signature; addons to the right add theirs.

        :param document: a key of ``DOCUMENTS``
        :return: list of Markup
        """
        self.ensure_one()
        return []

    def _send_first_reply(self):
        """п. 20: «подтверждение, что сообщение получено и зарегистрировано, а также … срок»."""
        for case in self:
            case.sudo().first_reply_hold = False  # sudo: kept by the system
            case._deliver("first_reply")

    def action_send_first_reply(self):
        """A person has decided that the first reply, held back by the system, may leave."""
        self.check_access("write")
        self._send_first_reply()

    def action_send_answer(self):
        """п. 25: the answer leaves through the chosen channel and, where there is one, the mandatory."""
        self.check_access("write")
        for case in self:
            if case.has_answer_delivery:
                raise AnswerAlreadySent(self.env)
            if is_html_empty(case.answer_body):
                raise AnswerIsEmpty(self.env)
            case._check_refusal()
            for _role, channel in case._delivery_plan("answer"):
                if not case._address_for(channel):
                    raise NoAddress(self.env, channel)
            case._deliver("answer")
            if case.state == "registered":
                case.action_take()

    def _deliver(self, document):
        """Write the letter once and hand it to every channel it must leave by."""
        self.ensure_one()
        letter = self._write_letter(document)
        return self.env["apk.delivery"]._hand_over(
            self,
            document,
            letter,
            [
                {
                    "role": role,
                    "channel_id": channel.id,
                    "address": self._address_for(channel),
                }
                for role, channel in self._delivery_plan(document)
            ],
        )

    def _delivery_plan(self, document):
        mandatory = self.env["apk.channel.rule"]._mandatory_channel(
            self.regime_id, self.intake_channel_id, document
        )
        post = self.env.ref("apk_client.channel_post")
        usual = self.intake_channel_id if self.intake_channel_id.can_notify else post
        return delivery_plan(mandatory or None, self.chosen_channel_id or None, usual)

    def _write_letter(self, document):
        """Render the department's template and post the letter on the message.

        The posted message gives the letter its Message-Id, so that replies find the way back.
        """
        template = self.env.ref(
            DOCUMENTS[document].template
        ).sudo()  # sudo: a clerk may not read templates
        subject = template._render_field("subject", self.ids)[self.id]
        body = template._render_field("body_html", self.ids)[self.id]
        if DOCUMENTS[document].tells_term:
            promise = self._answer_promise()
            promise.sudo().promised_at = promise.due_at  # sudo: promises are kept by the system
        letter = self.env["ir.qweb"]._render(
            "apk_client.letter",
            {
                "case": self,
                "body": body,
                "blocks": self._letter_blocks(document),
                "office": self.office_details(),
            },
        )
        return self.sudo().message_post(  # sudo: the letter is the office's, whoever pressed the button
            subject=subject,
            body=letter,
            message_type="auto_comment",
            subtype_xmlid="mail.mt_note",
            attachment_ids=self.answer_attachment_ids.ids if document == "answer" else [],
        )

    def _address_for(self, channel):
        """Where a channel leads for this client; empty when the client has not left it."""
        self.ensure_one()
        client = self.partner_id
        if channel.code == "email":
            return email_normalize(self.email_from or "") or client.email_normalized or ""
        if channel.code == "phone":
            return client.phone or ""
        return (
            (client.contact_address_inline or "") if channel.code == "post" else client.name or ""
        )

    def _on_delivery_sent(self, delivery):
        """п. 20, 25: the promise is kept when the letter left by the channel that counts."""
        if delivery.role == "additional":
            return
        document = DOCUMENTS[delivery.document]
        self._meet(*document.keeps, at=delivery.sent_at)
        if document.state:
            done = {"state": document.state, "answered_at": delivery.sent_at}
            self.sudo().write(done)  # sudo: kept by the system

    def _on_delivery_failed(self, delivery):
        """A letter that came back was not delivered: the promise is open again."""
        document = DOCUMENTS[delivery.document]
        if delivery.role != "additional":
            promises = self.deadline_ids.filtered(lambda d: d.kind in document.keeps)
            promises.sudo().met_at = False  # sudo: promises are kept by the system
            if document.state and self.state == document.state:
                reopened = {"state": "in_work", "answered_at": False}
                self.sudo().write(reopened)  # sudo: kept by the system
        self._tell_executor(
            self.env._("The letter has not reached the client: %s", delivery.subject)
        )

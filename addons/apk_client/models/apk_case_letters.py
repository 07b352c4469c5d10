from odoo import api, fields, models
from odoo.tools import is_html_empty

from ..exceptions import AnswerAlreadySent, AnswerIsBeingApproved, AnswerIsEmpty, NoAddress
from ..rules.russian_dates import spoken_moment, spoken_term
from .apk_case_delivery import SECONDARY
from .office_time import to_local


class ApkCaseLetters(models.AbstractModel):
    """Letters to the client about a message (п. 16): what they say and when they leave."""

    _name = "apk.case.letters"
    _description = "Letters about a message"
    _inherit = "apk.letters.mixin"

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

    @api.depends("delivery_ids.document", "delivery_ids.state")
    def _compute_has_answer_delivery(self):
        """An answer that has failed is no answer: another one may leave by another way; a copy does not stand for it."""
        for case in self:
            case.has_answer_delivery = case._is_on_its_way("answer")

    def _is_on_its_way(self, document):
        letters = self.delivery_ids.filtered(lambda one: one.document == document)
        return any(one.state != "failed" and one.role not in SECONDARY for one in letters)

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

    def _send_first_reply(self):
        """п. 20: «подтверждение, что сообщение получено и зарегистрировано, а также … срок»."""
        for case in self:
            case.sudo().first_reply_hold = False  # sudo: kept by the system
            if not case._is_on_its_way("first_reply"):
                case._deliver("first_reply")

    def action_send_first_reply(self):
        """A person has decided that the first reply, held back by the system, may leave."""
        self.check_access("write")
        self._send_first_reply()

    def action_send_answer(self):
        """п. 25: the answer leaves through the chosen channel and, where there is one, the mandatory."""
        self.check_access("write")
        for case in self:
            case._check_answer_may_leave()
            if case.state == "registered":
                case.action_take()
            if case._needs_approval():
                case._ask_approval()
            else:
                case._deliver("answer")

    def _check_answer_may_leave(self):
        if self.has_answer_delivery:
            raise AnswerAlreadySent(self.env)
        self._check_is_open()
        if self.state == "approval":
            raise AnswerIsBeingApproved(self.env)
        if is_html_empty(self.answer_body):
            raise AnswerIsEmpty(self.env)
        self._check_refusal()
        self._check_classified()
        for _role, channel in self._delivery_plan("answer"):
            if not self._address_for(channel):
                raise NoAddress(self.env, channel)

    def _write_letter(self, document, carriers=()):
        if self._document(document).tells_term:
            promise = self._answer_promise()
            promise.sudo().promised_at = promise.due_at  # sudo: promises are kept by the system
        return super()._write_letter(document, carriers)

    def _letter_files(self, document):
        return {"attachment_ids": self.answer_attachment_ids.ids} if document == "answer" else {}

from odoo import api, fields, models
from odoo.tools import is_html_empty

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment, format_term

from ..messages import ANSWER_ALREADY_SENT, ANSWER_IS_BEING_APPROVED, ANSWER_IS_EMPTY, NO_ADDRESS
from .apk_case_delivery import SECONDARY
from .notice_types import NOTICE, NOTICE_TYPES


class ApkCaseLetters(models.Model):
    """Letters to the client about a message (п. 16): what they say and when they leave."""

    _inherit = "apk.case"
    _delivery_link = "case_id"

    answer_body = fields.Html(string="Answer", sanitize="email_outgoing", copy=False, erase=False)
    answer_attachment_ids = fields.Many2many(
        "ir.attachment", string="Files of the answer", copy=False, bypass_search_access=True
    )
    delivery_ids = fields.One2many("apk.delivery", "case_id", string="Deliveries")
    has_answer_delivery = fields.Boolean(compute="_compute_has_answer_delivery")
    # Words for the letters; mail templates may use any of them.
    greeting_name = fields.Char(compute="_compute_texts")
    received_text = fields.Char(compute="_compute_texts")
    answer_term_text = fields.Char(compute="_compute_texts")
    next_due_text = fields.Char(compute="_compute_texts")

    @api.depends("delivery_ids.document", "delivery_ids.state")
    def _compute_has_answer_delivery(self):
        """An answer that has failed is no answer: another one may leave by another way; a copy does not stand for it."""
        for case in self:
            case.has_answer_delivery = case._is_on_its_way("answer")

    def _is_on_its_way(self, document):
        letters = self.delivery_ids.filtered(lambda one: one.document == document)
        return any(one.state != "failed" and one.role not in SECONDARY for one in letters)

    @api.depends("partner_id.name", "received_at", "deadline_ids.due_at", "next_due_at")
    def _compute_texts(self):
        for case in self:
            case.greeting_name = case._greeting_name()
            case.received_text = format_moment(to_local(case.received_at))
            due = case.next_due_at
            case.next_due_text = due and format_term(to_local(due))
            promise = case._disclosed_deadline()
            told = promise.disclosed_due_at or promise.due_at
            case.answer_term_text = told and format_term(to_local(told))

    def _disclosed_deadline(self):
        """The deadline that the client is told: of the urgent answer, when there is one."""
        return (self._deadline("urgent_answer") or self._deadline("answer"))[:1]

    def _notice_types(self):
        return {**super()._notice_types(), **NOTICE_TYPES, NOTICE.code: NOTICE}

    def _send_first_reply(self):
        """п. 20: «подтверждение, что сообщение получено и зарегистрировано, а также … срок»."""
        for case in self:
            case.sudo().first_reply_hold = False  # sudo: kept by the system
            if not case._is_on_its_way("first_reply"):
                case._send_notice("first_reply")

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
                case._send_notice("answer")

    def _check_answer_may_leave(self):
        if self.has_answer_delivery:
            raise ANSWER_ALREADY_SENT(self.env)
        self._check_is_open()
        if self.state == "approval":
            raise ANSWER_IS_BEING_APPROVED(self.env)
        if is_html_empty(self.answer_body):
            raise ANSWER_IS_EMPTY(self.env)
        self._check_refusal()
        self._check_classified()
        for _role, channel in self._delivery_plan("answer"):
            if not self._address_for(channel):
                raise NO_ADDRESS(self.env, channel=channel.name)

    def _post_notice(self, document, carriers=()):
        if self._notice_type(document).states_due_date:
            deadline = self._disclosed_deadline().sudo()  # sudo: nobody may write deadlines by hand
            deadline.disclosed_due_at = deadline.due_at
        return super()._post_notice(document, carriers)

    def _notice_files(self, document):
        return {"attachment_ids": self.answer_attachment_ids.ids} if document == "answer" else {}

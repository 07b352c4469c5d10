from odoo import api, fields, models
from odoo.tools import is_html_empty

from ..messages import (
    ANSWER_ALREADY_SENT,
    ANSWER_IS_BEING_APPROVED,
    ANSWER_IS_EMPTY,
    CLASSIFICATION_MISSING,
    NO_ADDRESS,
    QUESTION_AWAITS_FORWARDING,
    REFUSAL_WITHOUT_GROUNDS,
)

# Where an answer goes and whose it is: what the head has seen is what leaves.
LED_BY = frozenset(
    ["unit_id", "partner_id", "representation_id", "reply_email", "chosen_channel_id"]
)


class ApkCaseAnswer(models.Model):
    """The answer on the merits (п. 24, 25): what it must have before it leaves, and who has to see it first.

    Its fields are ``written_by="answer"``: by whoever works on the message until the answer has been handed over, by
    the head alone while the head reads it.
    """

    _inherit = "apk.case"

    answer_body = fields.Html(
        string="Answer", sanitize="email_outgoing", copy=False, written_by="answer", erase=False
    )
    answer_attachment_ids = fields.Many2many(
        "ir.attachment",
        string="Files of the answer",
        copy=False,
        bypass_search_access=True,
        written_by="answer",
    )
    is_refusal = fields.Boolean(string="It is a refusal", copy=False, written_by="answer")
    refusal_grounds = fields.Text(
        string="Grounds in plain words",
        copy=False,
        help="The client must understand them without opening any legal act (clause 24).",
        written_by="answer",
        erase=False,
    )
    refusal_next_steps = fields.Text(
        string="What the client can do", copy=False, written_by="answer", erase=False
    )
    refusal_act = fields.Char(
        string="Legal reference, in small print", copy=False, written_by="answer", erase=False
    )
    has_answer_delivery = fields.Boolean(compute="_compute_has_answer_delivery")
    is_answer_on_its_way = fields.Boolean(compute="_compute_may_send_answer")
    may_send_answer = fields.Boolean(compute="_compute_may_send_answer")
    may_write_answer = fields.Boolean(compute="_compute_may_write_answer")

    @api.depends("delivery_ids.document", "delivery_ids.state", "delivery_ids.role")
    def _compute_has_answer_delivery(self):
        """A failed delivery does not count: another one may leave through another channel; nor does a copy."""
        for case in self:
            case.has_answer_delivery = case._has_delivery("answer")

    @api.depends("state", "has_answer_delivery")
    def _compute_may_send_answer(self):
        for case in self:
            case.is_answer_on_its_way = case.has_answer_delivery and case._is_worked_on()
            case.may_send_answer = case.awaits_answer and case.state != "registered"

    @api.depends("state", "has_answer_delivery")
    @api.depends_context("uid")
    def _compute_may_write_answer(self):
        for case in self:
            case.may_write_answer = not case.has_answer_delivery and case._may_edit_in_approval()

    def _may_edit_in_approval(self):
        """The head reads the very words that leave: meanwhile nobody else changes them, nor moves the message away."""
        return self.state != "approval" or self.env.user.has_group("apk_base.group_head")

    def _check_may_write_answer(self, names):
        """
        :param names: fields that somebody writes
        """
        answer = self._written_by("answer")
        if answer & names and any(case.has_answer_delivery for case in self):
            raise ANSWER_ALREADY_SENT(self.env)
        frozen = (answer | LED_BY) & names
        if frozen and not self.env.su and not all(case._may_edit_in_approval() for case in self):
            raise ANSWER_IS_BEING_APPROVED(self.env)

    def action_send_answer(self, shown_version=None):
        """What stands on the screen of the one who sends leaves, or nothing does.

        :param shown_version: ``answer_version`` on that screen; without it only one's own words leave
        """
        self.check_access("write")
        for case in self:
            case._check_answer_may_leave()
            if not self.env.su:
                case._check_is_newest(shown_version)
            case._send_answer()

    def _send_answer(self):
        """п. 25: the answer leaves through the chosen channel and, where there is one, the mandatory."""
        if self.state == "registered":
            self.action_take()
        if self._needs_approval():
            self._ask_approval()
        else:
            self._let_text_leave()
            # sudo: nobody may write it; it also makes a save that comes at this moment wait and be refused
            left = self.sudo()
            left.answer_sent_version = self.answer_version
            self._send_notice("answer")

    def action_ask_to_send(self, shown_version=None, listed_ids=()):
        """The last look before the answer leaves: whatever stops it is said now, not after the dialog is filled in.

        :param shown_version: ``answer_version`` on the screen of who sends
        :param listed_ids: the list that the message was opened from, for the one that comes next
        """
        self.ensure_one()
        self.check_access("write")
        self._check_answer_is_ready()
        self._check_is_newest(shown_version)
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_case.apk_case_send_action")
        answer = {"default_case_id": self.id, "default_shown_version": self.answer_version}
        return {**action, "context": {**answer, "default_listed_ids": list(listed_ids)}}

    def _check_answer_may_leave(self):
        self._check_answer_is_ready()
        self._check_classified()

    def _check_answer_is_ready(self):
        if self.has_answer_delivery:
            raise ANSWER_ALREADY_SENT(self.env)
        self._check_is_open()
        self._check_urgency_assessed()
        if self.state == "approval":
            raise ANSWER_IS_BEING_APPROVED(self.env)
        if is_html_empty(self.answer_body):
            raise ANSWER_IS_EMPTY(self.env)
        self._check_nothing_awaits_forwarding()
        self._check_refusal()
        for _role, channel in self._delivery_plan("answer"):
            if not self._address_for(channel):
                raise NO_ADDRESS(self.env, channel=channel.name)

    def _check_nothing_awaits_forwarding(self):
        """An answer that left would answer what is another body's."""
        marked = self.question_ids.filtered(lambda one: one.is_open and one.body_id)[:1]
        if marked:
            body = marked.body_id.name
            raise QUESTION_AWAITS_FORWARDING(self.env, question=marked.name, body=body)

    def _check_refusal(self):
        """п. 24: «основания … в понятной … форме, не требующей … обращения к каким-либо правовым актам»."""
        reasons = [(self.refusal_grounds or "").strip(), (self.refusal_next_steps or "").strip()]
        if self.is_refusal and not all(reasons):
            raise REFUSAL_WITHOUT_GROUNDS(self.env)

    def _check_classified(self):
        """п. 18: topic and typical need are decided for what needs an answer on the merits."""
        missing = self._missing_classification()
        if missing:
            labels = [self._fields[name]._description_string(self.env) for name in missing]
            raise CLASSIFICATION_MISSING(self.env, fields=", ".join(labels))

    def _missing_classification(self):
        """Names of the fields that are not decided yet and must be."""
        if self.kind_id and not self.kind_id.needs_answer:
            return []
        return [name for name in ("topic_id", "need_id") if not self[name]]

    def _classification_or_suggested(self):
        """What is decided, else what the program proposes: ids for a dialog that asks for them."""
        proposed = {one.aspect: one.value for one in self.pending_suggestion_ids}
        found = {"topic_id": self.topic_id.id, "need_id": self.need_id.id}
        for aspect in ("topic", "need"):
            name = f"{aspect}_id"
            found[name] = found[name] or int(proposed.get(aspect, 0))
        return found

    def _needs_approval(self):
        """The unit wants its answers seen by the head, nobody has approved this one, and it is not the head who sends."""
        # the writer's own unit, too: a message that is moved away keeps the head's word
        units = self.unit_id | self.env.user.apk_unit_ids
        heads = units.head_id | units.deputy_id
        return (
            any(units.mapped("answers_need_approval"))
            and not self.approved_by_id
            and self.env.user not in heads
        )

    def _ask_approval(self):
        self._set_state("approval", self.env._("the answer is being approved"))
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=self.env["apk.office"]._today(),
            summary=self.env._("Approve the answer"),
            user_id=self._responsible("head").id,
        )

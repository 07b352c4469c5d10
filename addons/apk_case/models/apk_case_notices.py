from itertools import chain

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment, format_term
from odoo.addons.apk_client.rules.channels import delivery_plan, protect_personal_data
from odoo.addons.apk_client.rules.salutation import salutation

from .notice_types import NOTICE, NOTICE_TYPES, SECONDARY


class ApkCaseNotices(models.Model):
    """Notices and answers about a message: by which channels they leave, and what their fate means for it (п. 5, 16, 21, 25)."""

    _inherit = "apk.case"
    _delivery_link = "case_id"

    delivery_ids = fields.One2many("apk.delivery", "case_id", string="Deliveries")
    # Texts for the mail templates.
    greeting_name = fields.Char(compute="_compute_texts")
    salutation_text = fields.Char(compute="_compute_texts")
    received_text = fields.Char(compute="_compute_texts")
    answer_term_text = fields.Char(compute="_compute_texts")
    next_due_text = fields.Char(compute="_compute_texts")

    @api.depends(
        "partner_id.name",
        "partner_id.apk_given_name",
        "partner_id.apk_patronymic",
        "received_at",
        "deadline_ids.due_at",
        "next_due_at",
    )
    def _compute_texts(self):
        for case in self:
            case.greeting_name = case._greeting_name()
            case.salutation_text = salutation(case.partner_id._person_name())
            case.received_text = format_moment(to_local(case.received_at))
            due = case.next_due_at
            case.next_due_text = due and format_term(to_local(due))
            deadline = case._disclosed_deadline()
            disclosed = deadline.disclosed_due_at or deadline.due_at
            case.answer_term_text = disclosed and format_term(to_local(disclosed))

    def _disclosed_deadline(self):
        """The deadline that the client reads: of the urgent answer, when there is one."""
        return (self._deadline("urgent_answer") or self._deadline("answer"))[:1]

    def _disclose_due_date(self):
        """The notice that leaves next prints the term of the answer: from now on the client counts on it."""
        deadline = self._disclosed_deadline()
        # sudo: nobody may write deadlines; it becomes what it already says
        deadline = deadline.sudo()
        deadline.disclosed_due_at = deadline.due_at

    def _has_delivery(self, document):
        """Whether the document has left or is on its way; neither a failed delivery nor a copy counts."""
        deliveries = self.delivery_ids.filtered(lambda one: one.document == document)
        return any(one.state != "failed" and one.role not in SECONDARY for one in deliveries)

    def _notice_types(self):
        return {**super()._notice_types(), **NOTICE_TYPES, NOTICE.code: NOTICE}

    def _notice_files(self, document):
        return {"attachment_ids": self.answer_attachment_ids.ids} if document == "answer" else {}

    def _email_of_client(self):
        return self.reply_email

    def _delivery_plan(self, document):
        """Pairs (role, channel); a channel unfit for personal data carries a notice without them."""
        mandatory = self.env["apk.channel.rule"]._mandatory_channel(
            self.regime_id, self.intake_channel_id, document
        )
        post = self.env["apk.channel"]._shipped("post")
        usual = self.intake_channel_id if self.intake_channel_id.can_notify else post
        plan = delivery_plan(mandatory or None, self.chosen_channel_id or None, usual)
        if not self._notice_type(document).is_personal:
            return plan
        return protect_personal_data(
            plan,
            lambda channel: channel.carries_personal_data,
            chain([usual], self._safe_channels()),
        )

    def _safe_channels(self):
        """Channels for personal data that lead to this client, the handiest first; in person is always possible.

        One by one: mostly nobody asks for them. The portal leads only to who has written or asked to be answered there: the plan has it then anyway.
        """
        channels = self.env["apk.channel"]
        hand = channels._shipped("hand")
        others = channels._for_personal_data() - hand - channels._shipped("epgu")
        yield from (channel for channel in others if self._address_for(channel))
        yield hand

    def _send_notice_of(self, decision, document):
        """Notify the client of a decision; its row keeps the notice."""
        known = self.delivery_ids
        self._send_notice(document)
        sent = (self.delivery_ids - known).filtered(lambda one: one.role != "notice")
        row = decision.sudo()  # sudo: nobody may write decisions; the notice has just been queued
        row.notice_id = sent.mail_message_id

    def _notify_status(self):
        """п. 5: «уведомлений об изменении статусов» by the channel that the client has chosen or written by."""
        channel = self.chosen_channel_id or self.intake_channel_id
        if channel.notifies_status and self._address_for(channel):
            self._send_notice("status_notice")

    def action_open_deliveries(self):
        """The answer waits for the mail server, or for a person who takes it to the post: where it is now."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_client.apk_delivery_action")
        return {**action, "domain": [("case_id", "=", self.id)], "context": {}}

    def _on_delivery_sent(self, delivery):
        """п. 20, 25: the deadline is met when the notice left by the channel that counts."""
        if delivery.role in SECONDARY:
            return
        document = self._notice_type(delivery.document)
        self._fulfil(*self._met_now(document), at=delivery.sent_at)
        state = self._state_after(document)
        if state:
            done = {"state": state, "answered_at": delivery.sent_at}
            proved = self.sudo()  # sudo: nobody may write the state; the delivery proves it
            proved.write(done)
            proved._end_questions(delivery.sent_at)
        if state == "answered":
            self._drop_drafts()
            if self.closes_when_sent:
                self._close()

    def _met_by(self, document):
        """Kinds of the deadlines that a notice meets; a body that has passed the appeal on is told apart, see apk_case_covering.py."""
        is_outcome = document.state == "answered" and not self.covering_body_id
        return (*document.keeps, "control") if is_outcome else document.keeps

    def _met_now(self, document):
        """A part that was forwarded is no first reply, and the term is kept when the client knows of every part."""
        met = self._met_by(document)
        if document.code != "forward_notice":
            return met
        kinds = met if self._is_forwarded_whole() else ("forward",)
        return [kind for kind in kinds if kind != "forward" or not self._owes_forwarding()]

    def _state_after(self, document):
        """The state that a notice proves; while a question is not forwarded, a notice of forwarding proves none."""
        is_part = document.code == "forward_notice" and not self._is_forwarded_whole()
        return False if is_part else document.state

    def _on_delivery_failed(self, delivery):
        """What came back was not delivered: its deadline is open again."""
        document = self._notice_type(delivery.document)
        if delivery.role not in SECONDARY:
            met = self.deadline_ids.filtered(
                lambda d: (
                    d.kind in self._met_by(document)
                    and d.fulfilled_at
                    and d.fulfilled_at == delivery.sent_at
                )
            )
            met.sudo().fulfilled_at = False  # sudo: nobody may write deadlines; their proof is gone
            state = self._state_after(document)
            is_over_by_it = self.state == state or (met and self.state == "closed")
            if state and is_over_by_it:
                reopened = {"state": "in_work", "answered_at": False, "closed_at": False}
                self.sudo().write(reopened)  # sudo: nobody may write the state; its proof is gone
                self._reopen_questions()
            elif met and self.state == "closed":  # the answer to the rest is proved
                # sudo: nobody may write the state; the client does not know of a part yet
                self.sudo().write({"state": "answered", "closed_at": False})
        return super()._on_delivery_failed(delivery)

from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.working_time import is_office_open

from ..messages import MESSAGE_IS_OVER, NOTHING_TO_APPROVE, OUTSIDE_OFFICE_HOURS, REMARK_MISSING
from .case_state import OPEN_STATES


class ApkCaseWork(models.Model):
    """Work on a message between its registration and the answer: clarify (п. 22), approve, merge."""

    _inherit = "apk.case"

    life_situation = fields.Text(
        string="Life situation", help="What has brought the client to us (clause 22).", erase=False
    )
    actual_need = fields.Text(
        string="What the client really needs",
        help="As clarified with the client (clause 22).",
        erase=False,
    )
    clarification = fields.Text(
        string="What is unclear", copy=False, written_by="system", erase=False
    )
    approval_remark = fields.Text(string="Remark of the head", copy=False, erase=False)
    approved_by_id = fields.Many2one(
        "res.users", string="Endorsed by", copy=False, written_by="system"
    )
    merged_into_id = fields.Many2one(
        "apk.case",
        string="Merged into",
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        written_by="system",
    )
    client_duplicate_ids = fields.Many2many(
        "res.partner", string="Maybe the same client", compute="_compute_client_warnings"
    )
    client_paper_warning = fields.Boolean(
        string="Power of attorney ends", compute="_compute_client_warnings"
    )
    merged_ids = fields.One2many("apk.case", "merged_into_id", string="Merged messages")

    @api.depends("partner_id")
    def _compute_client_warnings(self):
        for case in self:
            case.client_duplicate_ids = case.partner_id.apk_duplicate_ids
            case.client_paper_warning = case.partner_id.apk_representation_warning

    def _check_is_open(self):
        for case in self:
            if case.state not in OPEN_STATES:
                states = dict(case._fields["state"]._description_selection(case.env))
                raise MESSAGE_IS_OVER(self.env, number=case.name, state=states[case.state])

    def _set_state(self, state, note):
        """Change the state, write the history, tell the client through the chosen channel (п. 5, 6)."""
        for case in self:
            case.sudo().state = state  # sudo: only methods change the state
            case._log_interaction(case.partner_id, "status", f"{case.name}: {note}")
            case._notify_status(state)

    def _clarify_by_letter(self, question):
        """п. 22: ask in writing; the message waits for the client, its deadlines do not."""
        self.check_access("write")
        self._check_is_open()
        self.sudo().clarification = question  # sudo: kept by the system
        self._send_notice("clarification")
        self._set_state("clarifying", self.env._("clarified with the client"))

    def _clarify_by_phone(self, question, said):
        """п. 22: «в рабочие часы Департамента»."""
        self.check_access("write")
        self._check_is_open()
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        if not is_office_open(
            to_local(fields.Datetime.now()), calendar, self.env["apk.office"]._office_hours()
        ):
            raise OUTSIDE_OFFICE_HOURS(self.env)
        self.sudo().clarification = question  # sudo: kept by the system
        self._log_interaction(
            self.partner_id,
            "call_out",
            f"{self.name}: {question} — {said}",
            channel=self.env.ref("apk_client.channel_phone"),
        )
        self.message_post(
            body=self.env._(
                "Call to the client. Asked: %(asked)s. Said: %(said)s", asked=question, said=said
            )
        )

    def _needs_approval(self):
        """Whether the answer must be seen by the head first: the unit wants it, and nobody has approved."""
        heads = self.unit_id.head_id | self.unit_id.deputy_id
        return (
            self.unit_id.answers_need_approval
            and not self.approved_by_id
            and self.env.user not in heads
        )

    def _ask_approval(self):
        self._set_state("approval", self.env._("the answer is being approved"))
        head = self._responsible("head")
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            summary=self.env._("Approve the answer"),
            user_id=head.id,
        )

    def action_approve(self):
        """The head agrees: the answer leaves at once."""
        self._only_for_the_head()
        for case in self:
            if case.state != "approval":
                raise NOTHING_TO_APPROVE(self.env)
            case.sudo().write(  # sudo: kept by the system
                {"approved_by_id": self.env.uid, "state": "in_work", "approval_remark": False}
            )
            case.action_send_answer()

    def action_return_answer(self):
        """The head does not agree and says why; the executor writes anew."""
        self._only_for_the_head()
        for case in self:
            if case.state != "approval":
                raise NOTHING_TO_APPROVE(self.env)
            if not (case.approval_remark or "").strip():
                raise REMARK_MISSING(self.env)
            case._set_state("in_work", self.env._("returned for another answer"))
            case._notify_assignee(self.env._("The head has a remark: %s", case.approval_remark))

    def _merge_into(self, main):
        """One answer for several messages about the same; each keeps its number, receipt and first reply."""
        self.check_access("write")
        for case in self - main:
            case.sudo().merged_into_id = main  # sudo: kept by the system
            case._waive("answer", "urgent_answer", reason=self.env._("merged into %s", main.name))
            case._set_state("merged", self.env._("merged into %s", main.name))
            main.message_post(
                body=self.env._("The message %s has been merged into this one", case.name)
            )
        main._raise_urgency(self)

    def _raise_urgency(self, merged):
        """The main message is as urgent as the most urgent of them."""
        if self.urgency != "urgent" and "urgent" in merged.mapped("urgency"):
            self.write(
                {"urgency": "urgent", "urgency_reason": self.env._("a merged message is urgent")}
            )

    def action_merge_clients(self):
        """Two cards of one client are joined where the clerk has met them: at the registration."""
        self.ensure_one()
        return self.partner_id.action_merge_duplicates()

    def _may_be_merged(self):
        return (
            len(self) > 1
            and len(self.partner_id) == 1
            and all(self.mapped("partner_id"))
            and all(case.state in OPEN_STATES and not case.has_answer_delivery for case in self)
        )

from odoo import api, fields, models
from odoo.fields import Domain

from ..exceptions import HoldWithoutReason
from ..rules.retention import keep_until
from .case_states import OPEN_STATES
from .office_time import to_local

# What is left of a destroyed message: figures and directories, nothing that leads to a person.
ERASED = {
    "subject": "—",
    "body": False,
    "partner_id": False,
    "representation_id": False,
    "email_from": False,
    "answer_body": False,
    "refusal_grounds": False,
    "refusal_next_steps": False,
    "life_situation": False,
    "actual_need": False,
    "clarification": False,
    "approval_remark": False,
    "defect_missing": False,
    "forward_ground": False,
    "forwarded_to_contacts": False,
    "extension_reason": False,
    "urgency_reason": False,
    "incoming_number": False,
    "first_reply_hold": False,
    "pause_reason": False,
    "legal_hold_reason": False,
    "refusal_act": False,
    "result_ground": "—",
}


class ApkCaseRetention(models.AbstractModel):
    """How long a message is kept, what holds it longer, and what is left of it afterwards (п. 6)."""

    _name = "apk.case.retention"
    _description = "Retention of a message"

    retention_until = fields.Date(
        string="Kept until", compute="_compute_retention_until", store=True, index="btree_not_null"
    )
    legal_hold = fields.Boolean(
        string="Legal hold",
        tracking=True,
        help="A court or an inspection needs it: nothing is destroyed.",
    )
    legal_hold_reason = fields.Char(string="Why it is held", tracking=True)
    destruction_act_id = fields.Many2one(
        "apk.destruction.act",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
    )
    destroyed_at = fields.Datetime(string="Destroyed", readonly=True, copy=False)

    @api.depends("closed_at", "answered_at", "state")
    def _compute_retention_until(self):
        for case in self:
            done = (
                case.closed_at or case.answered_at or (case.state == "merged" and case.write_date)
            )
            case.retention_until = done and keep_until(to_local(done).date())

    @api.constrains("legal_hold", "legal_hold_reason")
    def _check_legal_hold(self):
        if any(case.legal_hold and not case.legal_hold_reason for case in self):
            raise HoldWithoutReason(self.env)

    @api.model
    def _ripe_for_destruction(self, today):
        """Messages whose term is over, that nobody holds, and that no act names yet."""
        ripe = self._ripe_domain(today) & Domain("destruction_act_id", "=", False)
        return self.search(ripe, order="id")

    @api.model
    def _ripe_domain(self, today):
        return (
            Domain("retention_until", "<", today)
            & Domain("legal_hold", "=", False)
            & Domain("destroyed_at", "=", False)
            & Domain("state", "not in", OPEN_STATES)
        )

    def _destroy(self):
        """Erase words, files and the way to the person; numbers, dates and directories stay for the statistics."""
        cases = self.sudo().with_context(tracking_disable=True)  # sudo: an approved act has decided
        lock = self.env["apk.retention.lock"]
        deliveries, spools = cases.delivery_ids, cases.mail_spool_id
        cases._erase_copies()
        cases.activity_ids.unlink()
        cases.write({**ERASED, "destroyed_at": fields.Datetime.now()})
        deliveries.write(
            {"address": False, "subject": "—", "mail_message_id": False, "failure": False}
        )
        spools.write(
            {
                "raw": False,
                "email_from": False,
                "subject": False,
                "message_id": False,
                "reason": False,
            }
        )
        self.env.flush_all()
        lock._open_for_act()
        self._erase_rows()
        lock._close()
        self.env.invalidate_all()

    def _erase_copies(self):
        """Words of a message that stand elsewhere: files given to the client, questions to the knowledge base."""
        requests = self.env["apk.history.request"].search(
            [("partner_id", "in", self.partner_id.ids), ("file_id", "!=", False)]
        )
        requests.file_id.unlink()
        questions = [("res_model", "=", "apk.case"), ("res_id", "in", self.ids)]
        self.env["apk.knowledge.gap"].search(questions).question = "—"

    def _erase_rows(self):
        ids, execute = list(self.ids), self.env.cr.execute
        execute(
            "DELETE FROM ir_attachment WHERE res_model = 'apk.case' AND res_id = ANY(%s)", [ids]
        )
        execute("DELETE FROM mail_message WHERE model = 'apk.case' AND res_id = ANY(%s)", [ids])
        execute("DELETE FROM apk_suggestion WHERE case_id = ANY(%s)", [ids])
        execute(
            "DELETE FROM apk_interaction WHERE (res_model = 'apk.case' AND res_id = ANY(%s))"
            " OR (res_model = 'apk.delivery' AND res_id IN"
            " (SELECT id FROM apk_delivery WHERE case_id = ANY(%s)))",
            [ids, ids],
        )

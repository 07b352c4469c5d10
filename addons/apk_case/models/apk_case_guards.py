from odoo import models

from ..messages import ANSWER_ALREADY_SENT, ANSWER_IS_BEING_APPROVED

# What the registration has written down; «Correct the registration» changes it and counts the terms anew.
REGISTERED = frozenset(
    ["received_at", "regime_id", "intake_channel_id", "email_from", "body", "registered_at", "name"]
)
# What only methods of the message change.
DECIDED = frozenset(
    [
        "state",
        "answered_at",
        "mail_spool_id",
        "first_reply_hold",
        "abuse_kind",
        "abuse_state",
        "forwarded_to",
        "forwarded_number",
        "forwarded_on",
        "forwarded_to_contacts",
        "forward_ground",
        "extension_reason",
        "extended_by",
        "defect_found_at",
        "defect_missing",
        "defect_fix_until",
        "clarification",
        "approved_by_id",
        "merged_into_id",
        "paused_at",
        "pause_reason",
        "paused_days",
        "closed_at",
        "next_due_at",
        "next_due_kind",
        "priority",
    ]
)
ANSWER = frozenset(
    [
        "answer_body",
        "answer_attachment_ids",
        "is_refusal",
        "refusal_grounds",
        "refusal_next_steps",
        "refusal_act",
    ]
)
# The head or the registrar answers for these.
RESERVED = frozenset(["answer_until"])


class ApkCaseGuards(models.Model):
    """Who may write what into a message: facts stay facts, a letter that has left stays as the client has it."""

    _inherit = "apk.case"

    def write(self, vals):
        if not self.env.su:
            self._check_may_write(vals.keys())
        return super().write(vals)

    def _check_may_write(self, names):
        if RESERVED & names:
            self._only_for_the_head_or_registrar()
        if ANSWER & names and any(case.has_answer_delivery for case in self):
            raise ANSWER_ALREADY_SENT(self.env)
        if (ANSWER | {"unit_id"}) & names and "approval" in self.mapped("state"):
            self._check_head_is_writing()

    def _check_head_is_writing(self):
        if not self.env.user.has_group("apk_base.group_head"):
            raise ANSWER_IS_BEING_APPROVED(self.env)

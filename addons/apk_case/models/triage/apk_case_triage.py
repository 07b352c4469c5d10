from odoo import api, fields, models

from ...messages import URGENCY_WITHOUT_REASON
from ..directories.apk_dictionary_entry import MOODS
from .apk_suggestion import SUGGESTION_FIELDS, URGENCIES


class ApkCaseTriage(models.Model):
    """What a message is about, how urgent, in what mood (п. 18, 19, 66): people decide, ``_suggest`` proposes."""

    _inherit = "apk.case"

    kind_id = fields.Many2one("apk.message.kind", ondelete="restrict", tracking=True)
    topic_id = fields.Many2one("apk.topic", ondelete="restrict", index=True, tracking=True)
    need_id = fields.Many2one(
        "apk.need", string="Typical need", ondelete="restrict", index=True, tracking=True
    )
    mood = fields.Selection(MOODS, tracking=True)
    urgency = fields.Selection(
        URGENCIES,
        help="Every message is considered for urgency (clause 19).",
        tracking=True,
    )
    urgency_reason = fields.Char(string="Why this urgency", tracking=True, erase="—")
    repeats_id = fields.Many2one(
        "apk.case", ondelete="restrict", index="btree_not_null", copy=False
    )
    suggestion_ids = fields.One2many("apk.suggestion", "case_id", string="Suggestions")
    pending_suggestion_ids = fields.One2many(
        "apk.suggestion", "case_id", domain=[("state", "=", "proposed"), ("aspect", "!=", "abuse")]
    )
    has_suggestions_to_decide = fields.Boolean(compute="_compute_has_suggestions_to_decide")

    @api.depends("state", "pending_suggestion_ids")
    def _compute_has_suggestions_to_decide(self):
        for case in self:
            is_early = case.state in ("registered", "in_work")
            case.has_suggestions_to_decide = is_early and bool(case.pending_suggestion_ids)

    @api.constrains("urgency", "urgency_reason")
    def _check_urgency_reason(self):
        """п. 19: «Каждое поступающее сообщение должно рассматриваться на предмет срочности» — and why."""
        if any(case.urgency and not (case.urgency_reason or "").strip() for case in self):
            raise URGENCY_WITHOUT_REASON(self.env)

    @api.onchange("urgency")
    def _onchange_urgency(self):
        self.urgency_reason = self._origin._urgency_reason_of(self.urgency)

    def write(self, vals):
        if not vals.get("urgency") or "urgency_reason" in vals:
            return super().write(vals)
        for case in self:
            reason = case._urgency_reason_of(vals["urgency"])
            super(ApkCaseTriage, case).write({**vals, "urgency_reason": reason})
        return True

    def _urgency_reason_of(self, urgency):
        """Agreement with the proposal takes its reason over; another judgement needs words of its own."""
        if urgency == self.urgency:
            return self.urgency_reason
        suggestions = self.sudo().suggestion_ids  # sudo: a role may not see them; a reason leaves
        same = suggestions.filtered(lambda s: s.aspect == "urgency" and s.value == urgency)
        return same[:1].reason

    def _urgency_or_suggested(self):
        """What is decided, else what the program proposes: values for a dialog that asks for it."""
        proposed = self.pending_suggestion_ids.filtered(lambda one: one.aspect == "urgency")[:1]
        urgency = self.urgency or proposed.value
        reason = self.urgency_reason or proposed.reason
        return {"urgency": urgency, "urgency_reason": reason}

    def action_accept_suggestions(self):
        """«Agree»: everything that is proposed and not yet decided."""
        return self.env["apk.case.undo"]._around(self, self._agree, self.env._("Sorted: %s"))

    def _agree(self):
        self._agree_with(self.pending_suggestion_ids)

    def _agree_with(self, suggestions):
        """The unit hears of a message without executor when its row is decided, or the last of all rows."""
        open_rows = suggestions.filtered(lambda one: one.state == "proposed")
        last = self.filtered(lambda case: case.pending_suggestion_ids <= open_rows)
        to_units = open_rows.filtered(lambda one: one.aspect == "unit" or one.case_id in last)
        given = self & to_units.case_id
        self._accept_suggestions(suggestions)
        given.filtered(lambda case: case.is_open and not case.user_id)._tell_unit()

    def action_accept_and_take(self):
        """«Agree and take to work» in one click; whoever takes the message is its executor."""
        self._accept_suggestions(self.pending_suggestion_ids.filtered(lambda s: s.aspect != "user"))
        return self.action_take()

    def _accept_suggestions(self, suggestions):
        self.check_access("write")
        for case in self:
            mine = suggestions.filtered(
                lambda s, case=case: (
                    s.case_id == case and s.aspect != "abuse" and s.state == "proposed"
                )
            )
            unit = mine.filtered(lambda s: s.aspect == "unit")[:1]
            values = {SUGGESTION_FIELDS[one.aspect]: one._value_to_write(unit) for one in mine}
            case.write({name: value for name, value in values.items() if value})

    def _record_decisions(self, vals):
        """A person has written these fields: what was proposed for them was right or is corrected.

        :param vals: field name → value, records by id, as ``write`` gets them
        """
        suggestions = self.sudo().suggestion_ids  # sudo: no role writes them; only the outcome
        for suggestion in suggestions.filtered(lambda one: one.state == "proposed"):
            name = suggestion.aspect != "abuse" and SUGGESTION_FIELDS[suggestion.aspect]
            if name and vals.get(name):
                was_right = suggestion._agrees_with(vals[name], vals.get("unit_id"))
                suggestion._decide("accepted" if was_right else "corrected")

    def _judge_not_urgent(self, reason):
        """A decision after which no answer on the merits is owed settles an urgency that nobody has judged."""
        for case in self.filtered(lambda one: not one.urgency):
            case.write({"urgency": "ordinary", "urgency_reason": reason})

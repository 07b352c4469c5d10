from odoo import api, fields, models

URGENCIES = [("ordinary", "Ordinary"), ("urgent", "Urgent")]
SUGGESTED = [
    ("kind", "Kind of message"),
    ("topic", "Topic"),
    ("need", "Typical need"),
    ("mood", "Mood"),
    ("urgency", "Urgency"),
    ("area", "Area"),
    ("unit", "Unit"),
    ("user", "Executor"),
    ("repeat", "Repeats the message"),
    ("abuse", "Inadmissible behaviour"),
]
SUGGESTION_FIELDS = {
    "kind": "kind_id",
    "topic": "topic_id",
    "need": "need_id",
    "mood": "mood",
    "urgency": "urgency",
    "area": "area_id",
    "unit": "unit_id",
    "user": "user_id",
    "repeat": "repeats_id",
}
CHOICES = ("mood", "urgency", "abuse")


class ApkSuggestion(models.Model):
    """What the program proposed about a message, why, and what a person made of it (п. 66)."""

    _name = "apk.suggestion"
    _description = "Suggestion"
    _order = "case_id, id"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade", index=True)
    aspect = fields.Selection(SUGGESTED, required=True)
    value = fields.Char(required=True)
    value_name = fields.Char(string="Suggested", compute="_compute_value_name")
    confidence = fields.Float(digits=(3, 2), aggregator="avg")
    reason = fields.Char(required=True)
    entry_ids = fields.Many2many("apk.dictionary.entry", string="By which words")
    state = fields.Selection(
        [("proposed", "Proposed"), ("accepted", "Accepted"), ("corrected", "Corrected")],
        default="proposed",
        required=True,
    )
    decided_by_id = fields.Many2one("res.users", string="Decided by")
    decided_at = fields.Datetime()

    @api.depends("aspect", "value")
    def _compute_value_name(self):
        spoken = self._values_text()
        for suggestion in self:
            suggestion.value_name = spoken[suggestion]

    def _values_text(self):
        """``{suggestion: words}``: names are read together for all that propose the same thing."""
        spoken = {}
        for aspect, suggestions in self.grouped("aspect").items():
            if aspect in CHOICES:
                names = suggestions._choices(aspect)
            else:
                model = self.env["apk.case"]._fields[SUGGESTION_FIELDS[aspect]].comodel_name
                targets = self.env[model].browse({int(one.value) for one in suggestions})
                names = {str(target.id): target.display_name for target in targets}
            spoken |= {one: names[one.value] for one in suggestions}
        return spoken

    def _choices(self, aspect):
        field = self.env["apk.case"]._fields["abuse_kind" if aspect == "abuse" else aspect]
        return dict(field._description_selection(self.env))

    def _value_to_write(self):
        return self.value if self.aspect in CHOICES else int(self.value)

    def action_accept(self):
        """Take over what is proposed: one click."""
        for case, suggestions in self.grouped("case_id").items():
            case._accept_suggestions(suggestions)

    def _decide(self, state):
        self.write(
            {"state": state, "decided_by_id": self.env.uid, "decided_at": fields.Datetime.now()}
        )

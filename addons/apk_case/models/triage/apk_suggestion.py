from typing import NamedTuple

from odoo import api, fields, models

URGENCIES = [("ordinary", "Ordinary"), ("urgent", "Urgent")]
ASPECTS = [
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
# The field of a message that a suggestion is about; «abuse» has none: the head confirms or rejects it (п. 19).
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
SELECTIONS = ("mood", "urgency", "abuse")


class Proposal(NamedTuple):
    """A suggestion before it is stored.

    ``value``: a key of a selection or the id of a record, as text, for «user» that of the unit whose least busy member
    gets the message, unless another unit has it by then; ``confidence``: 0 to 1;
    ``line_ids``: the lines of dictionaries that it was found by.
    """

    aspect: str
    value: str
    confidence: float
    reason: str
    line_ids: tuple[int, ...] = ()


class ApkSuggestion(models.Model):
    """What the program proposed about a message, why, and what a person decided (п. 66)."""

    _name = "apk.suggestion"
    _description = "Suggestion"
    _inherit = "apk.desk.mixin"
    _order = "case_id, id"
    _shown_on_desk = frozenset({"state"})

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade", index=True)
    aspect = fields.Selection(ASPECTS, required=True)
    value = fields.Char(required=True)
    value_name = fields.Char(string="Suggested", compute="_compute_value_name")
    confidence = fields.Float(digits=(3, 2), aggregator="avg")
    reason = fields.Char(required=True)
    line_ids = fields.Many2many(
        "apk.dictionary.line",
        relation="apk_suggestion_line_rel",
        column1="suggestion_id",
        column2="line_id",
        string="By which words",
    )
    state = fields.Selection(
        [("proposed", "Proposed"), ("accepted", "Accepted"), ("corrected", "Corrected")],
        default="proposed",
        required=True,
    )
    decided_by_id = fields.Many2one("res.users", string="Decided by")
    decided_at = fields.Datetime()

    _undecided_idx = models.Index("(case_id) WHERE state = 'proposed'")

    @api.depends("aspect", "value")
    def _compute_value_name(self):
        names = self._value_names()
        for suggestion in self:
            suggestion.value_name = names[suggestion]

    def _value_names(self):
        """``{suggestion: name of its value}``; the names of one aspect are read together."""
        names = {}
        for aspect, suggestions in self.grouped("aspect").items():
            if aspect in SELECTIONS:
                known = suggestions._selection_names(aspect)
            elif aspect == "user":
                known = dict.fromkeys(suggestions.mapped("value"), self.env._("who is least busy"))
            else:
                model = self.env["apk.case"]._fields[SUGGESTION_FIELDS[aspect]].comodel_name
                # sudo: an earlier message that this one repeats may be another unit's by now; its number leaves
                named = self.env[model].sudo()
                records = named.browse({int(one.value) for one in suggestions})
                known = {str(record.id): record.display_name for record in records}
            names |= {one: known[one.value] for one in suggestions}
        return names

    def _selection_names(self, aspect):
        if aspect == "abuse":  # more than the kinds of a message: help for its writer, too
            field = self.env["apk.dictionary.entry"]._fields["abuse_kind"]
        else:
            field = self.env["apk.case"]._fields[aspect]
        return dict(field._description_selection(self.env))

    def _value_to_write(self, unit=None):
        """
        :param unit: the suggestion of a unit that is agreed with in one go with this one
        """
        if self.aspect == "user":
            giving = self._unit_to_execute(int(unit.value) if unit else False)
            return self.case_id._least_loaded(giving)[0].id
        return self.value if self.aspect in SELECTIONS else int(self.value)

    def _unit_to_execute(self, unit_id=False):
        """The unit that has the message at the moment of giving; it may have gone on since the suggestion."""
        return self.env["apk.unit"].browse(unit_id or self.case_id.unit_id.id or int(self.value))

    def _agrees_with(self, value, unit_id=False):
        """Whether a person has written what was proposed.

        :param value: as ``write`` gets it
        :param unit_id: the unit that is written along with it
        """
        if self.aspect == "user":
            unit = self._unit_to_execute(unit_id).sudo()  # sudo: an executor may not read users
            return value in unit.member_ids.ids
        return str(value) == self.value

    def action_accept(self):
        """Write what is proposed into the message: one click."""
        for case, suggestions in self.grouped("case_id").items():
            case._agree_with(suggestions)

    def _decide(self, state):
        self.write(
            {"state": state, "decided_by_id": self.env.uid, "decided_at": fields.Datetime.now()}
        )

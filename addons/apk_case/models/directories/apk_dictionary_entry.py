from odoo import api, fields, models
from odoo.tools import ormcache

from ...rules.dictionaries import Entry

ASPECTS = [
    ("topic", "Topic"),
    ("need", "Typical need"),
    ("kind", "Kind of message"),
    ("mood", "Mood"),
    ("urgency", "Urgency"),
    ("abuse", "Inadmissible behaviour"),
]
MOODS = [
    ("positive", "Friendly"),
    ("neutral", "Neutral"),
    ("negative", "Displeased"),
    ("aggressive", "Aggressive"),
]
ABUSE_KINDS = [("insult", "Insults"), ("obscene", "Obscene language"), ("threat", "Threats")]
TARGETS = {"topic": "topic_id", "need": "need_id", "kind": "kind_id"}


class ApkDictionaryEntry(models.Model):
    """Words by which a message is recognised, edited by the department (п. 66), and how often they were right."""

    _name = "apk.dictionary.entry"
    _description = "Dictionary entry"
    _inherit = "apk.word.list"
    _order = "aspect, id"

    aspect = fields.Selection(ASPECTS, required=True)
    topic_id = fields.Many2one("apk.topic", ondelete="cascade")
    need_id = fields.Many2one("apk.need", ondelete="cascade")
    kind_id = fields.Many2one("apk.message.kind", ondelete="cascade")
    mood = fields.Selection(MOODS)
    abuse_kind = fields.Selection(ABUSE_KINDS, string="Inadmissible behaviour")
    words = fields.Text(
        required=True,
        help="One word or phrase on a line. * stands for any letters, … for up to three words between.",
    )
    excluded = fields.Text(string="Except", help="Words that only look alike, one on a line.")
    weight = fields.Integer(default=1, required=True)
    active = fields.Boolean(default=True)
    accepted_count = fields.Integer(string="Was right", compute="_compute_counts")
    corrected_count = fields.Integer(string="Was corrected", compute="_compute_counts")

    _weight_positive = models.Constraint("CHECK(weight > 0)", "The weight must be 1 or more.")

    def _compute_counts(self):
        rows = self.env["apk.suggestion"]._read_group(
            [("entry_ids", "in", self.ids)], ["entry_ids", "state"], ["__count"]
        )
        counts = {(entry.id, state): count for entry, state, count in rows}
        for entry in self:
            entry.accepted_count = counts.get((entry.id, "accepted"), 0)
            entry.corrected_count = counts.get((entry.id, "corrected"), 0)

    @api.depends("aspect", "topic_id", "need_id", "kind_id", "mood", "abuse_kind")
    def _compute_display_name(self):
        for entry in self:
            record = entry[TARGETS[entry.aspect]] if entry.aspect in TARGETS else entry.browse()
            aspect = dict(self._fields["aspect"]._description_selection(self.env)).get(entry.aspect)
            value = record.display_name or entry.mood or entry.abuse_kind or ""
            entry.display_name = ": ".join(filter(None, [aspect, value]))

    @api.constrains("words", "excluded")
    def _check_words(self):
        for entry in self:
            self._check_lines(entry._lines(entry.words) + entry._lines(entry.excluded))

    @api.model
    @ormcache()
    def _compiled(self):
        """All entries as ``rules.dictionaries`` reads them; kept in the registry until an entry changes."""
        names = ["aspect", *TARGETS.values(), "mood", "abuse_kind", "words", "excluded", "weight"]
        reader = self.sudo()  # sudo: the mailbox may not read entries; they are no secret
        entries = reader.search_fetch([], names)
        return tuple(
            Entry(
                entry.id,
                entry.aspect,
                entry._value(),
                tuple(entry._lines(entry.words)),
                tuple(entry._lines(entry.excluded)),
                entry.weight,
            )
            for entry in entries
        )

    def _value(self):
        if self.aspect in TARGETS:
            return str(self[TARGETS[self.aspect]].id)
        return {"mood": self.mood, "abuse": self.abuse_kind, "urgency": "urgent"}[self.aspect] or ""

    @api.model
    def _lines(self, text):
        return [line.strip() for line in (text or "").splitlines() if line.strip()]

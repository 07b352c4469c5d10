from odoo import api, fields, models
from odoo.tools import SQL, ormcache

from odoo.addons.apk_language.rules.lemmas import likely_lemmas

from ...messages import LINE_CANNOT_BE_SEARCHED
from ...rules.reading import compiled
from ...rules.word_lines import BadLine, Entry, slots_of

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
# Looked for by the same dictionaries, but no behaviour that п. 19 refuses: a person in need is helped.
ALARMS = [*ABUSE_KINDS, ("self_harm", "Danger to the writer's life")]
TARGETS = {"topic": "topic_id", "need": "need_id", "kind": "kind_id"}


class ApkDictionaryEntry(models.Model):
    """Words by which a message is recognised, edited by the department (п. 66), and how often they were right."""

    _name = "apk.dictionary.entry"
    _description = "Dictionary entry"
    _inherit = "apk.cached.mixin"
    _order = "aspect, id"

    aspect = fields.Selection(ASPECTS, required=True)
    topic_id = fields.Many2one("apk.topic", ondelete="cascade")
    need_id = fields.Many2one("apk.need", ondelete="cascade")
    kind_id = fields.Many2one("apk.message.kind", ondelete="cascade")
    mood = fields.Selection(MOODS)
    abuse_kind = fields.Selection(ALARMS, string="Inadmissible behaviour")
    words = fields.Text(
        required=True,
        help="One word or phrase on a line, each word in any form. * stands for any letters, … for up to three words"
        " between, a/b for one of both, !word for this form alone, & for anywhere in the same sentence.",
    )
    excluded = fields.Text(
        string="Except",
        help="Words that only look alike, one on a line: what is found within four words of them does not count.",
    )
    line_ids = fields.One2many(
        "apk.dictionary.line", "entry_id", string="Word by word", readonly=True
    )
    weight = fields.Integer(default=1, required=True, aggregator=None)
    active = fields.Boolean(default=True)
    accepted_count = fields.Integer(string="Was right", compute="_compute_counts")
    corrected_count = fields.Integer(string="Was corrected", compute="_compute_counts")

    _weight_positive = models.Constraint("CHECK(weight > 0)", "The weight must be 1 or more.")

    def _compute_counts(self):
        """A suggestion counts once for an entry, by however many of its lines it was found."""
        self.env["apk.suggestion"].flush_model(["line_ids", "state"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT line.entry_id, suggestion.state, count(DISTINCT suggestion.id)
                  FROM apk_suggestion suggestion
                  JOIN apk_suggestion_line_rel rel ON rel.suggestion_id = suggestion.id
                  JOIN apk_dictionary_line line ON line.id = rel.line_id
                 WHERE line.entry_id IN %s
              GROUP BY line.entry_id, suggestion.state
                """,
                tuple(self.ids) or (0,),
            )
        )
        counts = {(entry, state): count for entry, state, count in rows}
        for entry in self:
            entry.accepted_count = counts.get((entry.id, "accepted"), 0)
            entry.corrected_count = counts.get((entry.id, "corrected"), 0)

    @api.depends("aspect", "topic_id", "need_id", "kind_id", "mood", "abuse_kind")
    def _compute_display_name(self):
        for entry in self:
            record = entry[TARGETS[entry.aspect]] if entry.aspect in TARGETS else entry.browse()
            chosen = [entry._chosen_label(name) for name in ("aspect", "mood", "abuse_kind")]
            entry.display_name = ": ".join(filter(None, [*chosen, record.display_name]))

    def _chosen_label(self, name):
        labels = dict(self._fields[name]._description_selection(self.env))
        return labels.get(self[name])

    @api.model_create_multi
    def create(self, vals_list):
        entries = super().create(vals_list)
        entries._sync_lines()
        return entries

    def write(self, vals):
        result = super().write(vals)
        if "words" in vals:
            self._sync_lines()
        return result

    def _sync_lines(self):
        # sudo: nobody writes lines by hand; they follow the words, whose writing was allowed
        self.env["apk.dictionary.line"].sudo()._follow(self)

    @api.constrains("words", "excluded")
    def _check_words(self):
        for entry in self:
            self._check_lines(entry._lines(entry.words) + entry._lines(entry.excluded))

    @api.model
    def _check_lines(self, lines):
        for line in lines:
            try:
                slots_of(line)
            except BadLine as error:
                raise LINE_CANNOT_BE_SEARCHED(self.env, line=line) from error

    @api.model
    @ormcache()
    def _reader(self):
        """All entries as ``rules.reading`` reads them; kept in the registry until an entry changes."""
        names = ["aspect", *TARGETS.values(), "mood", "abuse_kind", "excluded", "weight"]
        reader = self.sudo()  # sudo: the mailbox may not read entries; they are no secret
        lines = reader.env["apk.dictionary.line"].search_fetch([], ["entry_id", "text"])
        by_entry = lines.grouped("entry_id")
        not_ours = self.env.ref("apk_case.topic_other", raise_if_not_found=False)
        return compiled(
            tuple(
                Entry(
                    entry.id,
                    entry.aspect,
                    entry._value(),
                    tuple((line.id, line.text) for line in by_entry.get(entry, ())),
                    tuple(entry._lines(entry.excluded)),
                    entry.weight,
                )
                for entry in reader.search_fetch([], names)
            ),
            likely_lemmas,
            str(not_ours.id) if not_ours else "",
            tuple(
                (need.code, str(need.id))
                for need in reader.env["apk.need"].search_fetch([], ["code"])
            ),
        )

    def _value(self):
        if self.aspect in TARGETS:
            return str(self[TARGETS[self.aspect]].id)
        return {"mood": self.mood, "abuse": self.abuse_kind, "urgency": "urgent"}[self.aspect] or ""

    @api.model
    def _lines(self, text):
        return [line.strip() for line in (text or "").splitlines() if line.strip()]

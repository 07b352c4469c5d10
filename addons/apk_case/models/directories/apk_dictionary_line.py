from odoo import api, fields, models


class ApkDictionaryLine(models.Model):
    """One word or phrase of a dictionary entry, and how often what it spoke for was right (п. 66).

    Rows follow the text of the entry; a line that was taken out of it is archived, for its counts tell why.
    """

    _name = "apk.dictionary.line"
    _description = "Line of a dictionary"
    _inherit = "apk.cached.mixin"
    _rec_name = "text"
    _order = "entry_id, id"

    entry_id = fields.Many2one(
        "apk.dictionary.entry", string="Speaks for", required=True, ondelete="cascade", index=True
    )
    text = fields.Char(string="Word or phrase", required=True)
    active = fields.Boolean(default=True)
    found_count = fields.Integer(string="Was found", compute="_compute_counts")
    accepted_count = fields.Integer(string="Was right", compute="_compute_counts")
    corrected_count = fields.Integer(string="Was corrected", compute="_compute_counts")

    def _compute_counts(self):
        rows = self.env["apk.suggestion"]._read_group(
            [("line_ids", "in", self.ids)], ["line_ids", "state"], ["__count"]
        )
        counts = {(line.id, state): count for line, state, count in rows}
        for line in self:
            by_state = [
                counts.get((line.id, one), 0) for one in ("proposed", "accepted", "corrected")
            ]
            line.found_count = sum(by_state)
            _waiting, line.accepted_count, line.corrected_count = by_state

    @api.model
    def _follow(self, entries):
        """Make the rows of entries what their texts say."""
        known = self.with_context(active_test=False).search([("entry_id", "in", entries.ids)])
        rows = {(line.entry_id.id, line.text): line for line in known}
        said = [(entry.id, text) for entry in entries for text in entry._lines(entry.words)]
        here = self.browse([rows[one].id for one in said if one in rows])
        here.filtered(lambda line: not line.active).active = True
        (known - here).filtered("active").active = False
        new = [one for one in dict.fromkeys(said) if one not in rows]
        self.create([{"entry_id": entry, "text": text} for entry, text in new])

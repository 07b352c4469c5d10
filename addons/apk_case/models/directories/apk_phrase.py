from odoo import api, fields, models
from odoo.tools import ormcache

from ...rules.plain_language import Phrase


class ApkPhrase(models.Model):
    """Words to avoid in an answer and what to write instead (п. 7, 17); edited by the department."""

    _name = "apk.phrase"
    _description = "Phrase to avoid"
    _inherit = "apk.word.list"
    _order = "kind, words"
    _rec_name = "words"

    kind = fields.Selection(
        [
            ("boilerplate", "Brush-off"),
            ("officialese", "Officialese"),
            ("mistake", "Mistake"),
            ("rude", "Rude"),
            ("known", "Abbreviation that everybody knows"),
        ],
        required=True,
    )
    words = fields.Char(
        required=True, help="* stands for any letters, … for up to three words between."
    )
    advice = fields.Char(string="Say instead")
    active = fields.Boolean(default=True)

    _words_uniq = models.Constraint("UNIQUE(words)", "This phrase is already in the list.")

    @api.constrains("words")
    def _check_words(self):
        self._check_lines(self.mapped("words"))

    @api.model
    @ormcache()
    def _compiled(self):
        """``(phrases to avoid, abbreviations that need no explanation)``; kept until a phrase changes."""
        reader = self.sudo()  # sudo: not every author may read the list; its advice is for all
        rows = reader.search_fetch([], ["kind", "words", "advice"])
        avoided = tuple(Phrase(r.kind, r.words, r.advice or "") for r in rows if r.kind != "known")
        return avoided, frozenset(r.words for r in rows if r.kind == "known")

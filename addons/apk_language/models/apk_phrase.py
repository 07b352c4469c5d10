from odoo import api, fields, models
from odoo.tools import ormcache

from ..messages import PHRASE_CANNOT_BE_SEARCHED
from ..rules.phrase_pattern import BadPhrase, Phrase, lines_of, parts_of


class ApkPhrase(models.Model):
    """Words to avoid in outgoing texts and what to write instead (п. 7, 17); edited by the department."""

    _name = "apk.phrase"
    _description = "Phrase to avoid"
    _inherit = "apk.cached.mixin"
    _order = "kind, words"
    _rec_name = "words"

    kind = fields.Selection(
        [
            ("boilerplate", "Brush-off"),
            ("redirect", "Sends the client away"),
            ("denial", "Denial"),
            ("no_solution", "No way out"),
            ("no_term", "No day"),
            ("excuse", "Excuse"),
            ("blame", "Blame"),
            ("aggression", "Rude"),
            ("sarcasm", "Sarcasm"),
            ("familiarity", "Familiarity"),
            ("archaism", "Outdated word"),
            ("jargon", "Jargon"),
            ("colloquial", "Colloquial word"),
            ("officialese", "Officialese"),
            ("term", "Term"),
            ("grammar", "Mistake"),
            ("spelling", "Misspelling"),
            ("known", "Abbreviation that everybody knows"),
        ],
        required=True,
    )
    words = fields.Char(
        required=True,
        help="~ before a word: any form of it; * any ending; | one of several; ? may be absent; … up to three words between; # a number; ^ the beginning of a sentence; ; parts several phrases.",
    )
    advice = fields.Char(string="Say instead")
    replacement = fields.Char(
        string="Put in place",
        help="Words that may be put in place as they are; ~ before the first one gives it the form of the word found.",
    )
    excluded = fields.Char(string="Except", help="Words that only look alike.")
    active = fields.Boolean(default=True)

    _words_uniq = models.Constraint("UNIQUE(words)", "This phrase is already in the list.")

    @api.constrains("words", "excluded", "kind")
    def _check_words(self):
        for phrase in self.filtered(lambda one: one.kind != "known"):
            self._check_lines(lines_of(f"{phrase.words};{phrase.excluded or ''}"))

    @api.model
    def _check_lines(self, lines):
        for line in lines:
            try:
                parts_of(line)
            except BadPhrase as error:
                raise PHRASE_CANNOT_BE_SEARCHED(self.env, line=line) from error

    @api.model
    @ormcache()
    def _compiled(self):
        """``(phrases to avoid, abbreviations that need no explanation)``; kept until a phrase changes."""
        names = ["kind", "words", "advice", "replacement", "excluded"]
        reader = self.sudo()  # sudo: not every author may read the list; its advice is for all
        rows = reader.search_fetch([], names)
        avoided = tuple(
            Phrase(r.kind, r.words, r.advice or "", r.replacement or "", r.excluded or "")
            for r in rows
            if r.kind != "known"
        )
        return avoided, frozenset(r.words for r in rows if r.kind == "known")

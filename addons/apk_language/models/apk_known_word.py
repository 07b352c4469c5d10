from odoo import api, fields, models
from odoo.tools import ormcache

from ..messages import NOT_A_WORD
from ..rules.text import WORD

LONGEST_SHOWN = 40  # characters of what is no word


class ApkKnownWord(models.Model):
    """The department's own dictionary (п. 7): words that the dictionary of the language lacks, abbreviations all know."""

    _name = "apk.known.word"
    _description = "Word of the department"
    _inherit = "apk.cached.mixin"
    _order = "word"
    _rec_name = "word"

    word = fields.Char(
        required=True, help="In capitals: an abbreviation that needs no explanation."
    )
    active = fields.Boolean(default=True)

    _word_uniq = models.Constraint("UNIQUE(word)", "This word is already in the dictionary.")

    @api.constrains("word")
    def _check_word(self):
        for known in self:
            if not WORD.fullmatch(known.word.strip()):
                raise NOT_A_WORD(self.env, word=known.word)

    @api.model
    def _add(self, word):
        """Whoever may write words of the department adds one; twice is once."""
        self.browse().check_access("create")
        word = str(word or "").strip()
        if not WORD.fullmatch(word):
            raise NOT_A_WORD(self.env, word=word[:LONGEST_SHOWN])
        known = self.with_context(active_test=False).search([("word", "=", word)], limit=1)
        if known:
            known.active = True
            return known
        return self.create([{"word": word}])

    @api.model
    @ormcache()
    def _compiled(self):
        """(words in lower case with ``ё`` as ``е``, abbreviations)."""
        reader = self.sudo()  # sudo: whoever writes a text may not read the list; it is no secret
        words = [row.word for row in reader.search_fetch([], ["word"])]
        short = frozenset(word for word in words if word.isupper())
        return frozenset(one.lower().replace("ё", "е") for one in words), short

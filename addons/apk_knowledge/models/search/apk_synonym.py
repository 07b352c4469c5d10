from odoo import api, fields, models, tools

from ...rules.search_query import words


class ApkSynonym(models.Model):
    """Terms that mean the same, abbreviations above all: a search for one finds all of them (п. 45)."""

    _name = "apk.synonym"
    _description = "Synonyms for the search"
    _inherit = "apk.cached.mixin"
    _order = "terms"
    _rec_name = "terms"

    terms = fields.Text(
        required=True, help="One term a line. The first is usually the abbreviation."
    )
    active = fields.Boolean(default=True)

    @api.model
    @tools.ormcache()
    def _families(self):
        """A dictionary for every row: stems of a term -> words of the term, both tuples."""
        synonyms = self.sudo()  # sudo: a client without an account searches too; words are public
        rows = synonyms.search_fetch([], ["terms"])
        terms = [[tuple(words(line)) for line in row.terms.splitlines()] for row in rows]
        stem = self.env["apk.article"]._stems(
            sorted({word for family in terms for term in family for word in term})
        )
        return [
            {tuple(stem[word] for word in term): term for term in family if term}
            for family in terms
        ]

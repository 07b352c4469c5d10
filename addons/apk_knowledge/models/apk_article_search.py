from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, sql

from ..rules.search_query import (
    at_least,
    in_other_layout,
    query_words,
    quorums,
    stemmed_as,
    synonym_groups,
    to_tsqueries,
)

# A frequent word stands in every tenth article: rank those that have it in the title and a sample, not everything.
TITLE_HITS, BODY_HITS = 200, 150
ENOUGH = 5  # articles with all the words: those with a part of them are noise beside so many
LIST_LIMIT = 200
WEIGHTS = "{0.05, 0.2, 0.5, 1.0}"  # of D, C (text), B (keywords), A (title)
SHOWN = ("name", "body", "kind", "unit_id", "is_public")


class ApkArticleSearch(models.Model):
    """Search in any word form, with slips of the fingers and abbreviations (п. 45); access rules always apply."""

    _inherit = "apk.article"

    asked = fields.Char(string="Any words", store=False, search="_search_asked")

    def _search_asked(self, operator, value):
        """The search box of the list: words in any form instead of an exact piece of text."""
        if operator not in ("ilike", "like", "=") or not isinstance(value, str):
            return NotImplemented
        return [("id", "in", self._find(value, Domain.TRUE, LIST_LIMIT).ids)]

    def init(self):
        if self._abstract or sql.column_exists(self.env.cr, self._table, "fts"):
            return
        table = SQL.identifier(self._table)
        self.env.cr.execute(
            SQL(
                """
                ALTER TABLE %(table)s
                ADD COLUMN title_fts tsvector GENERATED ALWAYS AS (
                    to_tsvector('russian', coalesce(name, '') || ' ' || coalesce(keywords, ''))) STORED,
                ADD COLUMN fts tsvector GENERATED ALWAYS AS (
                    setweight(to_tsvector('russian', coalesce(name, '')), 'A')
                    || setweight(to_tsvector('russian', coalesce(keywords, '')), 'B')
                    || setweight(to_tsvector('russian', coalesce(body, '')), 'C')) STORED;
                CREATE INDEX apk_article_title_fts ON %(table)s USING gin (title_fts) WITH (fastupdate = off);
                CREATE INDEX apk_article_fts ON %(table)s USING gin (fts) WITH (fastupdate = off);
                """,
                table=table,
            )
        )

    @api.model
    def _find(self, text, domain, limit, is_typing=False):
        """Articles for a question: those with all its words, then with nearly all, then with any."""
        return self._found(self._groups(text), domain, limit, is_typing)

    @api.model
    def _find_with_snippets(self, text, domain, limit, is_typing=False):
        """:return: the articles, and id -> (title, fragments of the text) as safe HTML"""
        groups = self._groups(text)
        found = self._found(groups, domain, limit, is_typing)
        return found, found._snippets(groups, is_typing)

    @api.model
    def _found(self, groups, domain, limit, is_typing):
        self.env["apk.article"].flush_model()
        parts = to_tsqueries(groups, is_typing=is_typing)
        readable, found = self._search(domain), []
        for count in quorums(len(parts)) if parts else ():
            if len(found) >= ENOUGH:
                break
            for column, sample in (("title_fts", TITLE_HITS), ("fts", BODY_HITS)):
                if len(found) < limit:
                    ids = self._ranked(readable, column, sample, parts, count, limit)
                    found = list(dict.fromkeys((*found, *ids)))[:limit]
        if found:  # what is shown of them, in one go and without asking for the rights again
            readable.add_where(SQL("%s = ANY(%s)", SQL.identifier(self._table, "id"), found))
            self._fetch_query(readable, [self._fields[name] for name in SHOWN])
        return self.browse(found)

    @api.model
    def _ranked(self, readable, column, sample, parts, count, limit):
        """More words in the title first, then the weight of the words and how near they stand."""
        tsquery = SQL("to_tsquery('russian', %s)", at_least(parts, count))
        in_title = [SQL("(title_fts @@ to_tsquery('russian', %s))::int", part) for part in parts]
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM (SELECT apk_article.id, title_fts, fts FROM %s WHERE %s AND %s LIMIT %s) AS hit
                 ORDER BY %s DESC, ts_rank_cd(%s, fts, %s, 1) DESC, id DESC LIMIT %s
                """,
                readable.from_clause,
                readable.where_clause or SQL("TRUE"),
                SQL("%s @@ %s", SQL.identifier(self._table, column), tsquery),
                sample,
                SQL(" + ").join(in_title),
                WEIGHTS,
                tsquery,
                limit,
            )
        )
        return [row[0] for row in rows]

    @api.model
    def _groups(self, text):
        """Groups of alternatives: synonyms, the other keyboard layout, the nearest known word."""
        known = self.env["apk.article.word"].sudo()  # sudo: words of published articles only
        asked = query_words(text)
        other = query_words(in_other_layout(text) or "")
        if other and known._known(self._stems(other).values()):
            asked = other
        stem = self._stems(asked)
        asked = [word for word in asked if stem[word]]  # the rest are words like «на» and «как»
        families = self.env["apk.synonym"]._families()
        groups = synonym_groups(asked, [stem[word] for word in asked], families)
        there = known._known(stem.values())
        for group in groups:
            (word, *more) = group[0]
            if len(group) == 1 and not more and stem[word] not in there:
                group.extend((near,) for near in known._nearest(word))
        return groups

    @api.model
    def _stems(self, words):
        """Word -> its stem in the dictionary of the database; empty for a word like «на»."""
        as_stemmed = {word: stemmed_as(word) for word in words}
        query = SQL(
            "SELECT word, (tsvector_to_array(to_tsvector('russian', word)))[1] FROM unnest(%s::text[]) AS word",
            list(as_stemmed.values()),
        )
        stems = dict(self.env.execute_query(query))
        return {word: stems[form] or "" for word, form in as_stemmed.items()}

    @api.model
    def _in_force_domain(self):
        """Published, and valid today."""
        today = self.env["apk.office"]._today()
        return (
            Domain("published_at", "!=", False)
            & (Domain("valid_from", "=", False) | Domain("valid_from", "<=", today))
            & (Domain("valid_to", "=", False) | Domain("valid_to", ">=", today))
        )

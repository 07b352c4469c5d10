from odoo import api, models
from odoo.tools import SQL, sql

from ...rules.index_text import as_seen, plain
from ...rules.search_query import (
    at_least,
    in_other_layout,
    query_words,
    quorums,
    stemmed_as,
    synonym_groups,
    to_tsqueries,
)

# A frequent word stands in every tenth article: of the hits in titles and in texts only so many are ranked.
TITLE_HITS, BODY_HITS = 200, 150
ENOUGH = 5  # when so many articles have all the words, those with a part of the words are not added
WEIGHTS = "{0.05, 0.2, 0.5, 1.0}"  # of D, C (text), B (keywords), A (title)
SHOWN = ("name", "index_title", "index_body", "kind", "unit_id", "is_public")


class ApkArticleSearch(models.Model):
    """Search in any word form, with typing errors, abbreviations and a wrong keyboard layout (п. 45).

    The access rules of the user always apply: a search narrows ``_search`` of the domain.
    """

    _inherit = "apk.article"

    def init(self):
        """Text search vectors of the title with the keywords, and of everything; PostgreSQL keeps them up to date."""
        if self._abstract or sql.column_exists(self.env.cr, self._table, "fts"):
            return
        table = SQL.identifier(self._table)
        self.env.cr.execute(
            SQL(
                """
                ALTER TABLE %(table)s
                ADD COLUMN title_fts tsvector GENERATED ALWAYS AS (
                    to_tsvector('russian', coalesce(index_title, '') || ' ' || coalesce(index_keywords, ''))) STORED,
                ADD COLUMN fts tsvector GENERATED ALWAYS AS (
                    setweight(to_tsvector('russian', coalesce(index_title, '')), 'A')
                    || setweight(to_tsvector('russian', coalesce(index_keywords, '')), 'B')
                    || setweight(to_tsvector('russian', coalesce(index_body, '')), 'C')) STORED;
                CREATE INDEX apk_article_title_fts ON %(table)s USING gin (title_fts) WITH (fastupdate = off);
                CREATE INDEX apk_article_fts ON %(table)s USING gin (fts) WITH (fastupdate = off);
                """,
                table=table,
            )
        )

    @api.depends("name")
    def _compute_index_title(self):
        for article in self:
            article.index_title = as_seen(article.name or "")

    @api.depends("keywords")
    def _compute_index_keywords(self):
        for article in self:
            article.index_keywords = as_seen(article.keywords or "")

    @api.depends("body")
    def _compute_index_body(self):
        for article in self:
            article.index_body = plain(article.body or "")

    @api.model
    def _find(self, text, domain, limit, is_typing=False):
        """The user's articles for a question, the best first: with all its words, then with nearly all, then with any.

        :param domain: what to search in
        :param is_typing: the last word may not be finished
        """
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
        if found:  # fetch what the lists show in one query, which has the access rules in it
            readable.add_where(SQL("%s = ANY(%s)", SQL.identifier(self._table, "id"), found))
            self._fetch_query(readable, [self._fields[name] for name in SHOWN])
        return self.browse(found)

    @api.model
    def _ranked(self, readable, column, sample, parts, count, limit):
        """Ids of articles that have ``count`` of the words: more words in the title first, then their weight and distance.

        :param readable: query of the articles that the user may see
        :param column: the vector to match; at most ``sample`` of its hits are ranked
        """
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
        """Groups of alternatives for the words of a question (``rules.search_query``).

        Synonyms, the words in the other keyboard layout, and for an unknown word the nearest known ones.
        """
        # sudo: a reader may not list the words; known ones only help to search
        known = self.env["apk.article.word"].sudo()
        asked = query_words(text)
        other = query_words(in_other_layout(text) or "")
        if other and known._known(self._stems(other).values()):
            asked = other
        stem = self._stems(asked)
        asked = [word for word in asked if stem[word]]  # words like «на» and «как» have no stem
        families = self.env["apk.synonym"]._families()
        groups = synonym_groups(asked, [stem[word] for word in asked], families)
        known_stems = known._known(stem.values())
        for group in groups:
            (word, *more) = group[0]
            if len(group) == 1 and not more and stem[word] not in known_stems:
                group.extend((near,) for near in known._nearest(word))
        return groups

    @api.model
    def _unknown_words(self, text):
        """Words of a question that neither stand in an article nor are near to one that does."""
        groups = self._groups(text)
        alone = [group[0][0] for group in groups if len(group) == 1 and len(group[0]) == 1]
        stem = self._stems(alone)
        known = self.env["apk.article.word"].sudo()  # sudo: a reader may not list the words
        there = known._known(stem.values())
        return [word for word in alone if stem[word] not in there]

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

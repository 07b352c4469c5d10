from odoo import fields, models
from odoo.tools import SQL

from ...rules.search_query import (
    ROOT_FROM,
    common_root,
    is_near,
    patterns_near,
    slips_allowed,
    swapped,
    words,
)

CANDIDATES = 12


class ApkArticleWord(models.Model):
    """Words of published articles: a mistyped word is compared with them."""

    _name = "apk.article.word"
    _description = "Word of the knowledge base"
    _log_access = False
    _rec_name = "word"

    word = fields.Char(required=True)
    stem = fields.Char(required=True, index=True)

    _word_uniq = models.Constraint("UNIQUE(word)", "This word is already there.")

    def init(self):
        """A trigram index of our own: Odoo's is built on ``unaccent(word)``, and PostgreSQL would not use it here."""
        if self.env.registry.has_trigram:
            self.env.cr.execute(
                "CREATE INDEX IF NOT EXISTS apk_article_word_trigrams ON apk_article_word"
                " USING gin (word gin_trgm_ops) WITH (fastupdate = off)"
            )

    def _learn(self, *texts):
        """Add the words of these texts. Words of an archived article may stay: a word alone finds nothing."""
        found = sorted({word for text in texts for word in words(text or "")})
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO apk_article_word (word, stem)
                SELECT word, (tsvector_to_array(to_tsvector('russian', word)))[1]
                  FROM unnest(%s::text[]) AS word
                 WHERE to_tsvector('russian', word) <> ''
                ON CONFLICT (word) DO NOTHING
                """,
                found,
            )
        )

    def _known(self, stems):
        """Those of the stems that some article has, a set."""
        query = SQL("SELECT DISTINCT stem FROM apk_article_word WHERE stem = ANY(%s)", list(stems))
        return {stem for (stem,) in self.env.execute_query(query)}

    def _nearest(self, word):
        """What a mistyped word may have meant: the two nearest words, else the common beginning of similar ones."""
        if not self.env.registry.has_trigram:
            return []
        length, slips = len(word), slips_allowed(word)
        query = SQL(
            """
            SELECT word FROM apk_article_word
             WHERE word LIKE ANY(%s) AND length(word) BETWEEN %s AND %s OR word = ANY(%s) OR word LIKE %s
             ORDER BY similarity(word, %s) DESC, word LIMIT %s
            """,
            patterns_near(word),
            length - slips,
            length + slips,
            swapped(word),
            f"{word[:ROOT_FROM]}%",
            word,
            CANDIDATES,
        )
        found = [candidate for (candidate,) in self.env.execute_query(query)]
        near = [candidate for candidate in found if is_near(word, candidate)][:2]
        root = common_root(word, found)
        return near or ([f"{root}:*"] if root else [])

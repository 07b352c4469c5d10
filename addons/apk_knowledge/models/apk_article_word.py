from odoo import fields, models
from odoo.tools import SQL

from ..rules.search_query import common_root, is_near, swapped, words

CANDIDATES = 12


class ApkArticleWord(models.Model):
    """Words that stand in published articles: what a mistyped word is compared with."""

    _name = "apk.article.word"
    _description = "Word of the knowledge base"
    _log_access = False
    _rec_name = "word"

    word = fields.Char(required=True, index="trigram")
    stem = fields.Char(required=True, index=True)

    _word_uniq = models.Constraint("UNIQUE(word)", "This word is already there.")

    def _learn(self, *texts):
        """Remember the words of a text. A word of an archived article may stay: it finds nothing by itself."""
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
        """Those of the stems that stand in an article."""
        query = SQL("SELECT DISTINCT stem FROM apk_article_word WHERE stem = ANY(%s)", list(stems))
        return {stem for (stem,) in self.env.execute_query(query)}

    def _nearest(self, word):
        """What an unknown word was meant to be: at most two words one slip away, else the root of its kin."""
        if not self.env.registry.has_trigram:
            return []
        query = SQL(
            """
            SELECT word FROM apk_article_word WHERE word %% %s OR word = ANY(%s)
             ORDER BY similarity(word, %s) DESC, word LIMIT %s
            """,
            word,
            swapped(word),
            word,
            CANDIDATES,
        )
        found = [candidate for (candidate,) in self.env.execute_query(query)]
        near = [candidate for candidate in found if is_near(word, candidate)][:2]
        root = common_root(word, found)
        return near or ([f"{root}:*"] if root else [])

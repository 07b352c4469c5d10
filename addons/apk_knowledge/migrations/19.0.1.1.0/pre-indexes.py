"""Indexes of the search that are always up to date and that the search does use."""


def migrate(cr, _version):
    cr.execute(
        """
        DROP INDEX IF EXISTS apk_article_word__word_index;
        ALTER INDEX IF EXISTS apk_article_title_fts SET (fastupdate = off);
        """
    )
    cr.execute("SELECT gin_clean_pending_list(to_regclass('apk_article_title_fts'))")

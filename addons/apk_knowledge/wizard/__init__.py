from . import apk_article_import

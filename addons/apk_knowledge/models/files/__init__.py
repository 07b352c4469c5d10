from . import apk_article_reader
from . import apk_article_images
from . import apk_article_portable
from . import apk_article_archive

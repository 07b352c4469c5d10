from . import apk_article_word
from . import apk_synonym
from . import apk_article_search
from . import apk_article_snippet
from . import apk_article_finder
from . import apk_vain_search

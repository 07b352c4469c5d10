from . import apk_visit_book

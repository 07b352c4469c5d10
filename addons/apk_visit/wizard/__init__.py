from . import apk_visit_book
from . import apk_visit_cancel
from . import apk_visit_intake
from . import apk_visit_rating

from . import apk_calendar_import
from . import apk_test_letter

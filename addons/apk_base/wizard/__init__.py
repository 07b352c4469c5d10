from . import apk_calendar_import

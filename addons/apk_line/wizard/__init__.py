from . import apk_cdr_import
from . import apk_line_settings

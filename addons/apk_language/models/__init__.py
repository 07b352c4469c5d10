from . import apk_phrase
from . import apk_known_word
from . import apk_text_check
from . import apk_text_override
from . import apk_checked_text_mixin
from . import res_config_settings
from . import apk_text_check_exceptions
from . import apk_text_exception

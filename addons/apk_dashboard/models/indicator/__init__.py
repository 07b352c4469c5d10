from . import apk_indicator

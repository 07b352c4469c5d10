from . import apk_channel
from . import apk_notice_mixin
from . import apk_notice_fallback
from . import apk_delivery
from . import apk_delivery_queue
from . import apk_delivery_email
from . import apk_delivery_print
from . import apk_delivery_outcome

from . import apk_channel
from . import apk_notice_mixin
from . import apk_delivery
from . import sms_sms
from . import sms_tracker

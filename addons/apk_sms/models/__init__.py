from . import apk_channel
from . import apk_case
from . import apk_delivery
from . import sms_tracker

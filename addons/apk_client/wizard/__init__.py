from . import apk_letter_screen_mixin
from . import apk_consent_register
from . import apk_consent_withdraw
from . import apk_delivery_letter
from . import apk_delivery_readdress
from . import apk_history_letter
from . import base_partner_merge

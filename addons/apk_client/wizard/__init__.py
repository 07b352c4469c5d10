from . import apk_consent_register
from . import apk_consent_withdraw
from . import base_partner_merge

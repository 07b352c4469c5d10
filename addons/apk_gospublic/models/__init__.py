from . import apk_social_page
from . import apk_social_account
from . import apk_social_event
from . import apk_social_register
from . import apk_case
from . import apk_delivery
from . import apk_retention_lock
from . import apk_case_retention

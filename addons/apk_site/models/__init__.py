from . import apk_address_confirmation
from . import apk_case
from . import apk_case_from_site
from . import apk_case_unconfirmed
from . import apk_topic
from . import res_config_settings

from . import apk_deadline
from . import apk_case
from . import apk_term
from . import apk_feedback_index
from . import indicator
from . import panel
from . import apk_weekly_letter
from . import res_config_settings

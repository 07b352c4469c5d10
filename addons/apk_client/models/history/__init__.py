from . import apk_interaction
from . import apk_interaction_mixin
from . import apk_deadline
from . import apk_history_request
from . import apk_history_archive
from . import apk_history_letter

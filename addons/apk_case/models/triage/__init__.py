from . import apk_suggestion
from . import apk_case_triage
from . import apk_case_danger
from . import apk_case_suggesting
from . import apk_case_triage_queue
from . import apk_case_priority

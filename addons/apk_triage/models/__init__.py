from . import apk_triage_score
from . import apk_triage_model
from . import apk_triage_training
from . import apk_case_triage

# A model stands after the mixins it is made of.
from . import apk_feedback_criterion
from . import apk_questionnaire
from . import apk_questionnaire_question
from . import apk_questionnaire_option
from . import apk_feedback_context_mixin
from . import apk_answer
from . import apk_answer_waiting
from . import apk_feedback_reason
from . import apk_answer_study
from . import apk_invitation
from . import apk_invitation_issued
from . import apk_feedback_entry
from . import apk_feedback_widget
from . import apk_feedback_mixin
from . import apk_case
from . import ir_http

from . import apk_questionnaire
from . import apk_questionnaire_check
from . import apk_questionnaire_question
from . import apk_questionnaire_option
from . import apk_questionnaire_page
from . import apk_questionnaire_paper

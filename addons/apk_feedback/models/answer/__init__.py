from . import apk_answer
from . import apk_answer_parts
from . import apk_answer_waiting
from . import apk_answer_study
from . import apk_answer_release

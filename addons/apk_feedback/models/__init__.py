from . import apk_invitation
from . import apk_answer
from . import apk_case

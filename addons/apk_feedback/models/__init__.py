from . import apk_answer
from . import apk_case
from . import apk_invitation
from . import ir_http

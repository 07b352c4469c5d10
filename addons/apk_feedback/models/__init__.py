from . import apk_answer, apk_case, apk_invitation

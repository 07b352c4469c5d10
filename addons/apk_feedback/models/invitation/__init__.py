from . import apk_invitation
from . import apk_invitation_issued
from . import apk_invitation_spent
from . import apk_poll
from . import apk_poll_check
from . import apk_poll_recipient

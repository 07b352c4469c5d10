from . import apk_broadcast_gate
from . import mail_mail
from . import mail_thread

from . import apk_mail_spool
from . import apk_mail_spool_storage
from . import apk_mail_spool_registration
from . import apk_mail_spool_machine
from . import apk_case_email
from . import apk_case_automatic_reply
from . import fetchmail_server
from . import mail_thread

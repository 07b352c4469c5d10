from . import apk_mail_spool
from . import apk_mail_spool_storage
from . import apk_mail_spool_reading
from . import apk_mail_spool_registration
from . import apk_case_email
from . import apk_case_words
from . import fetchmail_server
from . import mail_thread

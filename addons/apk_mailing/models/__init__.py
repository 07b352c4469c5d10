# A model stands after the mixins it is made of.
from . import apk_interaction
from . import apk_mailing_gate
from . import mailing_list
from . import mailing_subscription
from . import apk_consent
from . import apk_consent_erasure
from . import apk_subscription_request
from . import mailing_trace
from . import apk_mailing_letter
from . import apk_mailing_queue
from . import apk_mailing_session
from . import apk_mailing_sender
from . import mailing_mailing
from . import mail_mail
from . import mail_thread
from . import link_tracker
from . import ir_module_module

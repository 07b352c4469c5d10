from . import apk_mailing_gate
from . import mailing_trace
from . import mailing_mailing
from . import mailing_recipients
from . import campaign_email
from . import mailing_queue
from . import mailing_sending
from . import mailing_tracking

from . import apk_consent_topic
from . import apk_consent_text
from . import apk_consent_form
from . import apk_consent_erasure
from . import apk_consent
from . import apk_consent_collection
from . import apk_consent_withdrawal

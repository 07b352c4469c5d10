from . import apk_transfer_kind
from . import apk_transfer_article
from . import apk_transfer_client
from . import apk_transfer_consent
from . import apk_transfer_message
from . import apk_transfer_staff

from . import apk_api_call
from . import apk_api_event
from . import apk_api_key
from . import apk_api_message
from . import apk_api_webhook
from . import apk_case
from . import ir_http

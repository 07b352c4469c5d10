from . import apk_api_key
from . import apk_api_call
from . import apk_api_message
from . import ir_http

from . import apk_callback
from . import apk_callback_window
from . import apk_callback_promise
from . import apk_callback_missed
from . import apk_callback_attempt
from . import apk_callback_fulfil
from . import apk_callback_give_up
from . import apk_callback_reopen

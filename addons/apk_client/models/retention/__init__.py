from . import apk_retention_mixin
from . import apk_retention_lock
from . import apk_destruction_act
from . import apk_destruction_act_print
from . import ir_attachment
from . import ir_module_module
from . import mail_message
from . import mail_thread

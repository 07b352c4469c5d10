from . import controllers
from . import models
from . import wizard
from .hooks import stop_what_waits as stop_what_waits, uninstall_hook as uninstall_hook

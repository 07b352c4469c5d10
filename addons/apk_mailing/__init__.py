from . import controllers
from . import models
from . import wizard
from .hooks import stop_mass_sms as stop_mass_sms, uninstall_hook as uninstall_hook

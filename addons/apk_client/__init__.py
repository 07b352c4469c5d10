from . import controllers
from . import models
from . import wizard
from .hooks import read_phones_again, uninstall_hook

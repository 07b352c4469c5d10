from . import controllers, models, wizard
from .hooks import read_phones_again as read_phones_again, uninstall_hook as uninstall_hook

from . import controllers, models, wizard
from .hooks import read_contacts_again as read_contacts_again, uninstall_hook as uninstall_hook

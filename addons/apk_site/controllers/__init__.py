from . import write_form
from . import confirm_address

"""What every page for a client shares, the policy of the pages of the staff, and where colleagues log in."""

from . import back_office
from . import login_page
from . import start_page

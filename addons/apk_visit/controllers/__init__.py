from . import public_booking
from . import visit_page

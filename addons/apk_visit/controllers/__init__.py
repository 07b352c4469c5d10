from . import public_booking
from . import place_page
from . import visit_page

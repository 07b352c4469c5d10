from . import filled_form
from . import public_form
from . import rating

from . import filled_form
from . import public_form
from . import rating
from . import contact_me
from . import changes
from . import files

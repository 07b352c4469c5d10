from . import filled_form
from . import preview
from . import public_form
from . import rating
from . import contact_me
from . import changes
from . import leave_polls
from . import files

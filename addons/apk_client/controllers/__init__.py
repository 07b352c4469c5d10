from . import case_status
from . import contact_points

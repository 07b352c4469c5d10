from . import case_pictures
from . import case_status

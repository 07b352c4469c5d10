from . import case_status

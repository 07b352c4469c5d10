from . import rating
from . import access_log

from . import access_log, rating

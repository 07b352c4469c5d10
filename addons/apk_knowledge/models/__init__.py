from . import apk_area
from . import apk_function
from . import apk_unit
from . import res_users

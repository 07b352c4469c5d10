from . import apk_area, apk_function, apk_unit, res_users

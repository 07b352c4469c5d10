from . import apk_result_file

from . import apk_case_forward
from . import apk_case_extend
from . import apk_case_abuse
from . import apk_case_defect

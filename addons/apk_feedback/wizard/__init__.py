from . import apk_answer_measure
from . import apk_sheet_import

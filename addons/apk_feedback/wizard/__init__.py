from . import apk_sheet_import

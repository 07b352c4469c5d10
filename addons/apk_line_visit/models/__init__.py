from . import apk_call_search

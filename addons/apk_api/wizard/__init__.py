from . import apk_api_secret

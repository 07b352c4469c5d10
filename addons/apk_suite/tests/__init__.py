from . import test_both_languages
from . import test_every_screen_opens

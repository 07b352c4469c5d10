from . import test_both_languages
from . import test_every_screen_opens
from . import test_hostile_visitors
from . import test_nobody_types_in_figures

from . import test_both_languages
from . import test_clause_25_text_messages
from . import test_every_screen_opens
from . import test_field_states
from . import test_hostile_visitors
from . import test_javascript
from . import test_nobody_types_in_figures
from . import test_reads_follow_the_message

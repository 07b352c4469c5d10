from . import test_clause_25_text_messages
from . import test_clause_27_no_mass_messages

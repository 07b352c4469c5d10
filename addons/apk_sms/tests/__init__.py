from . import test_clause_27_no_mass_messages

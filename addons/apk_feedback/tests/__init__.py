from . import test_clause_20_26_rating
from . import test_clause_63_80_public_form
from . import test_clause_80_anonymity
from . import test_two_forms_at_once

from . import test_anonymity
from . import test_clause_20_26_rating
from . import test_two_forms_at_once

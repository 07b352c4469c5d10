from . import test_anonymity, test_clause_20_26_rating

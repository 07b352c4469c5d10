from . import test_access_matrix
from . import test_clause_66_trained_model

from . import test_access_matrix
from . import test_clause_07_language
from . import test_clause_66_agreement
from . import test_clause_66_sense
from . import test_clause_66_trained_model
from . import test_companion_process

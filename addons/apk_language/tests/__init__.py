from . import test_access_matrix
from . import test_clause_07_check
from . import test_clause_07_left_as_it_is
from . import test_clause_07_report_of_overrides

from . import test_access_matrix
from . import test_law_171_export
from . import test_law_171_register

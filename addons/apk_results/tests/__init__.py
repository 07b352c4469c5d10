from . import test_access_matrix
from . import test_law_171_export
from . import test_law_171_register
from . import test_law_8_overview
from . import test_report_package

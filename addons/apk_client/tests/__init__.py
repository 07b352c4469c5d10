from . import test_access_matrix
from . import test_clause_06_history_request
from . import test_clause_10_filing_help
from . import test_clause_13_15_contact_points
from . import test_clause_27_consents
from . import test_clause_29_withdrawal
from . import test_delivery_screens
from . import test_silent_mail_server

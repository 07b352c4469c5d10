from . import test_clause_06_articles_and_staff
from . import test_clause_06_clients
from . import test_clause_06_former_messages
from . import test_clause_06_long_tables
from . import test_clause_06_tables
from . import test_clause_27_former_consents

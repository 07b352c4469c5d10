from . import test_clause_27_email_only
from . import test_clause_27_gate
from . import test_clause_27_other_doors
from . import test_clause_28_letter
from . import test_hygiene
from . import test_sending

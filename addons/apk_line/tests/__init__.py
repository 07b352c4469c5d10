from . import test_clause_31_41_missed_calls
from . import test_clause_32_34_training
from . import test_clause_38_70_transfers
from . import test_clause_39_callbacks

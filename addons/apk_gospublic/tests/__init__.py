from . import test_access_matrix
from . import test_clause_05_answers_to_networks
from . import test_clause_62_messages_from_networks

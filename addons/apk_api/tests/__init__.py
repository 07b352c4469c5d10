from . import test_access_matrix
from . import test_api_description
from . import test_clause_62_messages_api
from . import test_clause_62_places_and_answers_api
from . import test_clause_62_webhooks

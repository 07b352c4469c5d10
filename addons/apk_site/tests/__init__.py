from . import test_access_matrix
from . import test_clause_20_confirm_address
from . import test_clause_62_files_and_hostile_words
from . import test_clause_62_write_form
from . import test_settings

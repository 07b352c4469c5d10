from . import test_access_matrix
from . import test_areas_and_units
from . import test_clause_44_48_articles
from . import test_clause_44_export
from . import test_clause_44_files
from . import test_clause_45_relevance
from . import test_clause_45_search
from . import test_clause_49_51_reviews

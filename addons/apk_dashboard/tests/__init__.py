from . import test_access_matrix
from . import test_asking_colleagues
from . import test_boards
from . import test_control_panel
from . import test_indicators
from . import test_indicators_by_sql
from . import test_screens_open
from . import test_weekly_letter

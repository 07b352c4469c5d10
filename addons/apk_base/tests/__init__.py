from . import test_absence
from . import test_access_matrix
from . import test_areas_and_units
from . import test_calendar_import
from . import test_login_page
from . import test_protected_fields
from . import test_serial_numbers
from . import test_settings

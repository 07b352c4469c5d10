from . import apk_place_schedule
from . import apk_place_hours
from . import apk_place_exception
from . import apk_place_inspection
from . import apk_reception_place
from . import apk_place_slots
from . import apk_place_page

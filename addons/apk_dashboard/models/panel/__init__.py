from . import apk_control_panel
from . import apk_control_panel_work

"""Import addons/<addon>/rules without Odoo: skip the addon's own __init__, which needs the ORM."""

import sys
from pathlib import Path
from types import ModuleType

from hypothesis import settings

ROOT = Path(__file__).parents[1]

for addon in (ROOT / "addons").iterdir():
    shell = ModuleType(addon.name)
    shell.__path__ = [str(addon)]
    sys.modules[addon.name] = shell

# A busy machine is no fault of the example that it was busy with.
settings.register_profile("without_a_clock", settings.default, deadline=None)
settings.load_profile("without_a_clock")

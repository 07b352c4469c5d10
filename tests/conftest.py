"""Import addons/<addon>/rules without Odoo: skip the addon's own __init__, which needs the ORM."""

import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]

for addon in (ROOT / "addons").iterdir():
    shell = ModuleType(addon.name)
    shell.__path__ = [str(addon)]
    sys.modules[addon.name] = shell

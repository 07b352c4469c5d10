"""Odoo's own runner finds a test only when the package of tests imports its file; pytest finds it anyway."""

import re
from pathlib import Path

import pytest

ADDONS = Path(__file__).parents[2] / "addons"
PACKAGES = sorted(ADDONS.glob("*/tests"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.parent.name)
def test_every_test_file_is_imported(package):
    imported = set(
        re.findall(r"^from \. import (\w+)$", (package / "__init__.py").read_text(), re.M)
    )
    assert {path.stem for path in package.glob("test_*.py")} == imported

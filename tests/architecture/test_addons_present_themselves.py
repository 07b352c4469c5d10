"""What a visiting engineer looks for in an addon: what it is, for whom, how to configure it, what has changed."""

import ast
import re
from pathlib import Path

import pytest

from launcher.readme import pages

ADDONS = Path(__file__).parents[2] / "addons"
NAMES = sorted(path.parent.name for path in ADDONS.glob("*/__manifest__.py"))
KEYS = {"name", "summary", "version", "category", "author", "website", "maintainers", "license"}


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_are_made_of_the_fragments(name):
    """After a change in ``readme/``: ./apk readme"""
    for path, text in pages(ADDONS / name).items():
        assert path.is_file(), path
        assert path.read_text("utf-8") == text, f"{path}: run ./apk readme"


@pytest.mark.parametrize("name", NAMES)
def test_the_manifest_says_who_keeps_it_and_how_ripe_it_is(name):
    manifest = ast.literal_eval((ADDONS / name / "__manifest__.py").read_text("utf-8"))
    assert manifest.keys() >= KEYS
    assert manifest["development_status"] == "Beta"


@pytest.mark.parametrize("name", NAMES)
def test_an_addon_has_a_face_and_a_past(name):
    assert (ADDONS / name / "static/description/icon.png").is_file()
    changes = (ADDONS / name / "CHANGELOG.md").read_text("utf-8")
    version = ast.literal_eval((ADDONS / name / "__manifest__.py").read_text("utf-8"))["version"]
    assert re.search(rf"^## {re.escape(version)}", changes, re.M), "the version has no entry"

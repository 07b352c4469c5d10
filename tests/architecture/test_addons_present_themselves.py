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


def manifest_of(name):
    return ast.literal_eval((ADDONS / name / "__manifest__.py").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_apps_finds_an_addon_by_russian_words(name):
    """«Apps» knows no translation of what is not installed: only the words of the manifest."""
    manifest = manifest_of(name)
    assert re.match(r"[А-Я]", manifest["name"])
    assert re.match(r"[А-Я]", manifest["summary"])
    assert not re.search(r"[A-Za-z]{4}", manifest["name"] + manifest["summary"])


@pytest.mark.parametrize(("typed", "least"), [("клиент", 12), ("обращени", 4), ("приказ", 14)])
def test_apps_finds_the_suite_by_the_words_of_an_administrator(typed, least):
    words = {name: f"{manifest_of(name)['name']} {manifest_of(name)['summary']}" for name in NAMES}
    found = [name for name, text in words.items() if typed in text.lower()]
    assert "apk_suite" in found
    assert len(found) >= least


def test_no_two_addons_have_one_face():
    faces = {name: (ADDONS / name / "static/description/icon.png").read_bytes() for name in NAMES}
    assert len(set(faces.values())) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_addon_can_be_built_as_a_package(name):
    """./apk release"""
    assert 'build-backend = "whool.buildapi"' in (ADDONS / name / "pyproject.toml").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_an_addon_has_a_face_and_a_past(name):
    assert (ADDONS / name / "static/description/icon.png").is_file()
    assert (ADDONS / name / "static/description/icon.svg").is_file()
    changes = (ADDONS / name / "CHANGELOG.md").read_text("utf-8")
    version = ast.literal_eval((ADDONS / name / "__manifest__.py").read_text("utf-8"))["version"]
    assert re.search(rf"^## {re.escape(version)}", changes, re.M), "the version has no entry"

"""The addons form a line; an addon knows only those to its left (docs/architecture.md)."""

import ast
import re
from pathlib import Path

import pytest

ADDONS = Path(__file__).parents[2] / "addons"
MANIFESTS = {
    path.parent.name: ast.literal_eval(path.read_text())
    for path in ADDONS.glob("*/__manifest__.py")
}
LEFT_OF = {
    "apk_base": set(),
    "apk_language": {"apk_base"},
    "apk_knowledge": {"apk_base", "apk_language"},
    "apk_client": {"apk_base"},
    "apk_case": {"apk_base", "apk_language", "apk_knowledge", "apk_client"},
    "apk_mailing": {"apk_base", "apk_language", "apk_client"},
    "apk_sms": {"apk_base", "apk_client"},
}
MESSAGES = LEFT_OF["apk_case"] | {"apk_case"}
LEFT_OF |= {
    "apk_feedback": MESSAGES,
    "apk_gospublic": MESSAGES,
    "apk_triage": MESSAGES,
    "apk_results": MESSAGES,
    "apk_transfer": MESSAGES,
    "apk_site": MESSAGES,
    "apk_line": MESSAGES | {"apk_feedback"},
    "apk_visit": MESSAGES | {"apk_feedback"},
    "apk_api": MESSAGES | {"apk_feedback", "apk_visit", "apk_site"},
    "apk_line_visit": MESSAGES | {"apk_feedback", "apk_line", "apk_visit"},
    "apk_dashboard": MESSAGES | {"apk_feedback", "apk_line", "apk_visit", "apk_mailing"},
}
ODOO = {"mail", "portal", "contacts", "phone_validation", "resource"}
OPTIONAL = {"apk_triage"}  # heavy Python packages
MORE = {
    "apk_mailing": {"mass_mailing"},
    "apk_sms": {"sms"},
    "apk_dashboard": {"spreadsheet_dashboard"},
}


@pytest.mark.parametrize("name", sorted(MANIFESTS.keys() - {"apk_suite"}))
def test_an_addon_depends_to_the_left_and_on_little_of_odoo(name):
    assert set(MANIFESTS[name]["depends"]) <= LEFT_OF[name] | ODOO | MORE.get(name, set())


@pytest.mark.parametrize("name", sorted(MANIFESTS.keys() - {"apk_suite"}))
def test_an_addon_names_nobody_to_its_right(name):
    allowed = LEFT_OF[name] | {name}
    for path in (*ADDONS.glob(f"{name}/**/*.py"), *ADDONS.glob(f"{name}/**/*.xml")):
        named = set(re.findall(r"\bapk_[a-z]+(?=\.|/)", path.read_text())) & LEFT_OF.keys()
        assert named <= allowed, (path.name, named - allowed)


def test_the_suite_installs_every_addon_and_has_no_code():
    reached, todo = set(), ["apk_suite"]
    while todo:
        name = todo.pop()
        reached.add(name)
        todo += [other for other in MANIFESTS[name]["depends"] if other in MANIFESTS]
    assert reached == MANIFESTS.keys() - OPTIONAL
    assert (ADDONS / "apk_suite/__init__.py").read_text() == ""


@pytest.mark.parametrize("name", sorted(MANIFESTS))
def test_every_addon_says_what_it_is(name):
    manifest = MANIFESTS[name]
    assert manifest["version"].startswith("19.0.")
    assert manifest["license"] == "LGPL-3"
    assert manifest["summary"]

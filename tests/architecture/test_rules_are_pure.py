"""``rules/`` holds decisions: standard library and neighbours only, no clock of its own."""

import ast
import sys
from pathlib import Path

import pytest

ADDONS = Path(__file__).parents[2] / "addons"
RULES = sorted(ADDONS.glob("*/rules/*.py"))
# the forms of Russian words come from a dictionary that is a package; one door leads to it
PACKAGES = {"apk_language/lemmas.py": {"pymorphy3"}}


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
        elif isinstance(node, ast.ImportFrom) and node.level > 1:
            yield "." * node.level + (node.module or "")


def test_there_are_rules():
    assert len(RULES) > 10


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parents[1].name}/{path.name}")
def test_rules_import_the_standard_library_only(path):
    roots = {name.partition(".")[0] for name in imported(ast.parse(path.read_text()))}
    allowed = PACKAGES.get(f"{path.parents[1].name}/{path.name}", set())
    assert roots <= sys.stdlib_module_names | allowed, roots - sys.stdlib_module_names


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parents[1].name}/{path.name}")
def test_rules_do_not_ask_what_time_it_is(path):
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not calls & {"now", "today", "utcnow"}

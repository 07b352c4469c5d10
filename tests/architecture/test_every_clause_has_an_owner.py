"""``config/order_104.yaml`` answers for every clause: code and tests that exist, or a reason, or a plan."""

from pathlib import Path

import pytest
import yaml

from launcher.order_104 import page

ROOT = Path(__file__).parents[2]
INDEX = yaml.safe_load((ROOT / "config/order_104.yaml").read_text(encoding="utf-8"))
# 84 numbers, and 27 stands twice: consent (27.1), e-mail only (27.2).
CLAUSES = {str(number) for number in range(1, 85)} - {"27"} | {"27.1", "27.2"}


def listed(entry, key):
    value = entry.get(key, [])
    return value if isinstance(value, list) else [value]


def test_every_clause_is_there():
    assert set(INDEX) == CLAUSES


@pytest.mark.parametrize("clause", sorted(CLAUSES, key=float))
def test_a_clause_is_owned(clause):
    entry = INDEX[clause]
    assert entry["says"]
    assert set(entry) <= {"says", "code", "test", "planned", "not_software"}
    if "code" in entry:
        assert listed(entry, "test"), "code without a test"
    else:
        assert entry.get("planned") or entry.get("not_software")


@pytest.mark.parametrize("clause", sorted(CLAUSES, key=float))
def test_what_a_clause_names_exists(clause):
    entry = INDEX[clause]
    for path in listed(entry, "code"):
        assert (ROOT / "addons" / path).is_file(), path
    for path in listed(entry, "test"):
        assert (ROOT / path).is_file(), path


def test_every_test_of_a_clause_is_named():
    named = {path for entry in INDEX.values() for path in listed(entry, "test")}
    tests = [
        *ROOT.glob("tests/order/test_clause_*.py"),
        *ROOT.glob("addons/*/tests/test_clause_*.py"),
    ]
    assert {str(path.relative_to(ROOT)) for path in tests} <= named


def test_the_page_for_people_is_of_this_index():
    """After a change in the index: ./apk readme"""
    assert (ROOT / "docs/order-104.md").read_text("utf-8") == page(INDEX), "run ./apk readme"

"""Every line that «./apk mutate» takes away still stands, and so does the test that must notice it."""

import ast
from pathlib import Path

import pytest

from launcher.mutate import changed, standing
from tests.mutations.guards import GUARDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: f"{guard.file}: {guard.line[:40]}")
def test_the_line_and_its_test_are_there(guard):
    text = (ROOT / "addons" / guard.file).read_text()
    assert standing(text, guard.line) == 1
    ast.parse(changed(text, guard))
    file, _colons, word = guard.test.partition("::")
    assert word in (ROOT / file).read_text()


def test_there_are_many():
    assert len(set(GUARDS)) == len(GUARDS) >= 40

"""п. 6: «по запросу клиента … информация о всей истории»: whatever an e-mail looks like, the file gets ready."""

import pytest
from apk_client.rules.history_export import LONGEST, paragraphs

CASES = {
    "a common e-mail": ("Добрый день!\n\nПрошу ответить.", ["Добрый день!", "Прошу ответить."]),
    "nothing": ("", []),
    "blank lines": (" \n\t\n", []),
    "a line longer than a paragraph is parted at a space": (
        "да " * LONGEST,
        [" ".join(["да"] * words) for words in (667, 667, 666)],
    ),
    "a word longer than a paragraph is parted anywhere": (
        "x" * (2 * LONGEST + 5),
        ["x" * LONGEST, "x" * LONGEST, "x" * 5],
    ),
}


@pytest.mark.parametrize(("text", "parts"), CASES.values(), ids=CASES)
def test_what_is_drawn_one_by_one(text, parts):
    assert paragraphs(text) == parts


def test_five_million_signs_are_all_there():
    text = "Ж" * 5_000_000
    assert "".join(paragraphs(text)) == text

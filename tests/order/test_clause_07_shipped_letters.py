"""п. 7, 24: the letters that the suite ships, as they stand in the data of the addons, have nothing that stops an answer."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from apk_language.rules.finding import ERROR
from apk_language.rules.html_blocks import blocks_of_html

from .checked_texts import check

ADDONS = Path(__file__).parents[2] / "addons"


def letters():
    for path in sorted(ADDONS.glob("*/data/*.xml")):
        for record in ElementTree.parse(path).iter("record"):
            if record.get("model") == "mail.template":
                yield pytest.param(record, id=record.get("id"))


def words(field):
    return "" if field is None else ElementTree.tostring(field, encoding="unicode")


@pytest.mark.parametrize("record", [*letters()])
def test_a_shipped_letter_has_no_error(record):
    blocks = [
        block
        for name in ("subject", "body_html")
        for block in blocks_of_html(words(record.find(f"field[@name='{name}']")))
    ]
    assert blocks
    found = check(*blocks, kind="notice")
    assert [(one.code, one.found) for one in found if one.severity == ERROR] == []

"""Every word of the screens is Russian for a Russian clerk, without words of another trade."""

import re
from pathlib import Path

import polib
import pytest

from launcher.terms import is_russian

ADDONS = Path(__file__).parents[2] / "addons"
SPOKEN = sorted(path.parents[1] for path in ADDONS.glob("*/i18n/ru.po"))
# 53-ФЗ: Russian office words instead of borrowed ones.
FOREIGN = re.compile(r"тикет|дашборд|\bSLA\b|фидбек|дедлайн|ресепшн|юзер", re.IGNORECASE)
RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
LATIN_IS_RIGHT = {"Message-Id"}


@pytest.mark.parametrize("addon", SPOKEN, ids=lambda path: path.name)
def test_every_term_is_translated(addon):
    terms = polib.pofile(str(addon / "i18n/ru.po"))
    assert len(terms) > 0
    assert [term.msgid for term in terms if not term.msgstr or term.fuzzy] == []


@pytest.mark.parametrize("addon", SPOKEN, ids=lambda path: path.name)
def test_translations_are_russian_words_of_the_office(addon):
    for term in polib.pofile(str(addon / "i18n/ru.po")):
        assert not FOREIGN.search(term.msgstr), term.msgstr
        letters = re.sub(r"<[^>]*>|%(\(\w+\))?s|[\W\d_]", "", term.msgstr)
        if letters and term.msgid not in LATIN_IS_RIGHT:
            assert RUSSIAN.search(term.msgstr), term.msgid


@pytest.mark.parametrize("addon", SPOKEN, ids=lambda path: path.name)
def test_a_russian_original_is_its_own_translation(addon):
    """A notice of an older wording in the translation is what a Russian client would get."""
    terms = polib.pofile(str(addon / "i18n/ru.po"))
    assert [t.msgid for t in terms if is_russian(t.msgid) and t.msgid != t.msgstr] == []


@pytest.mark.parametrize("addon", SPOKEN, ids=lambda path: path.name)
def test_placeholders_survive_translation(addon):
    placeholder = re.compile(r"%(?:\(\w+\))?s")
    for term in polib.pofile(str(addon / "i18n/ru.po")):
        assert sorted(placeholder.findall(term.msgid)) == sorted(placeholder.findall(term.msgstr))

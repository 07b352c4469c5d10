"""п. 81: long words of the parameters in narrow columns of the analysis on paper."""

import pytest
from apk_feedback.rules.hyphens import SOFT_HYPHEN, hyphenated


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Удовлетворённость", "Удов-летво-рён-ность"),
        ("Информирование", "Ин-форми-рова-ние"),
        ("объявление", "объ-яв-ле-ние"),
        ("Сроки рассмотрения", "Сроки рас-смот-ре-ния"),
        ("при", "при"),
        ("e-mail", "e-mail"),
        ("", ""),
    ],
)
def test_words_break_between_syllables(word, parts):
    assert hyphenated(word).replace(SOFT_HYPHEN, "-") == parts


def test_nothing_but_hyphens_is_added():
    text = "удобство места (при личном обращении)"
    assert hyphenated(text).replace(SOFT_HYPHEN, "") == text

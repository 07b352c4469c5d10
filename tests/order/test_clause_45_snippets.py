"""п. 45: what of an article is shown beneath its title."""

import pytest
from apk_knowledge.rules.snippet import candidates, fragments, heads, marked, quoted


def places(text, *words):
    return candidates(text, heads(words))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пчёлы, пчела и ПЧЕЛАМ", ["пчелы", "пчела", "пчелам"]),
        ("обпчёлся", []),
        ("печь", []),
        ("", []),
    ],
)
def test_words_that_begin_alike_may_be_forms(text, found):
    assert [word for _start, _end, word in places(text, "пчелиный", "пчела")] == found


def test_a_sign_that_grows_when_it_is_lowered_shifts_no_mark():
    text = "İ пчела"
    assert marked(text, places(text, "пчела"), 0, len(text)) == "İ <mark>пчела</mark>"


def test_the_words_are_marked_and_nothing_else_is_markup():
    text = "Меры <b>для пчёл</b> & ульев"
    assert (
        marked(text, places(text, "пчела"), 0, len(text))
        == "Меры &lt;b&gt;для <mark>пчёл</mark>&lt;/b&gt; &amp; ульев"
    )


def test_a_long_text_is_quoted_from_where_it_answers():
    text = "Начало. " * 500 + "Пасеку обследует врач. " + "Конец. " * 500
    shown = quoted(text, places(text, "пасека"))
    assert "<mark>Пасеку</mark> обследует врач." in shown
    assert len(shown) < 300
    assert shown.startswith("… Начало.")
    assert shown.endswith("Конец. …")


def test_two_places_are_shown_and_the_one_with_more_words_is_among_them():
    text = "Пасека. " + "Слово. " * 60 + "Врач. " + "Слово. " * 60 + "Пасека и врач."
    spans = fragments(places(text, "пасека", "врач"), len(text))
    assert spans == [(0, 200), (len(text) - 54, len(text))]


def test_neighbouring_places_are_not_shown_twice():
    text = "Слово. " * 10 + "Пасека. " + "Слово. " * 28 + "Врач. " + "Слово. " * 60
    (_start, end), (start, _end) = fragments(places(text, "пасека", "врач"), len(text))
    assert end <= start


def test_a_text_without_the_words_is_quoted_from_its_beginning():
    shown = quoted("Начало. " * 100, [])
    assert shown.startswith("Начало.")
    assert shown.endswith("Начало. …")
    assert len(shown) <= 202
    assert quoted("Коротко.", []) == "Коротко."
    assert quoted("", []) == ""

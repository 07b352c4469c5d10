"""п. 45: what nobody sees in a text hides no word from the search."""

import pytest
from apk_knowledge.rules.index_text import as_seen, plain
from apk_knowledge.rules.search_query import query_words


def test_a_page_becomes_a_line_of_words():
    assert plain("<p>Учёт&nbsp;<b>пчёл</b></p>\n<p>и&lt;b&gt;</p>") == "Учёт пчёл и<b>"
    assert plain("") == ""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>суб<b>си</b>дия</p>", "субсидия", id="half a word in bold"),
        pytest.param("<p>суб&shy;си\u00adдия</p>", "субсидия", id="soft hyphens"),
        pytest.param("<p>суб\u200bсидия</p>", "субсидия", id="a space of no width"),
        pytest.param("<p>субси\u0301дия й\u0438\u0306</p>", "субсидия йй", id="a mark of stress"),
        pytest.param("<p>cубсидия</p>", "субсидия", id="a Latin letter"),
        pytest.param("<p>KРC</p>", "КРС", id="Latin capitals"),
        pytest.param("<p>Wоrd</p>", "Word", id="a Russian letter in a Latin word"),
        pytest.param("<p>почта@mail.ru, VIN</p>", "почта@mail.ru, VIN", id="Latin words stay"),
        pytest.param("<p>mailом</p>", "mailом", id="a word of both alphabets stays"),
        pytest.param("<p>срок<sup>1</sup></p>", "срок 1", id="a footnote"),
        pytest.param("<td>до 15</td><td>мая</td>", "до 15 мая", id="cells"),
        pytest.param("один<br>два<div>три</div>", "один два три", id="lines"),
    ],
)
def test_words_are_read_as_they_are_seen(html, text):
    assert plain(html) == text


def test_a_question_is_read_like_a_text():
    assert query_words("cуб\u00adсидия KРC") == ["субсидия", "крс"]
    assert as_seen("") == ""

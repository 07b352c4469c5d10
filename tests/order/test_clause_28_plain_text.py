"""п. 16, 28: the plain-text part of an e-mail says what its HTML says, once, with the addresses of its links."""

import pytest
from apk_base.rules.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param(
            "<h1 style='x'>Открыт отбор</h1><p><b>Кому:</b> фермерам.</p>",
            "Открыт отбор\n\nКому: фермерам.",
            id="a heading and a paragraph",
        ),
        pytest.param(
            "<ul><li>паспорт</li><li>заявка</li></ul>", "— паспорт\n— заявка", id="a list"
        ),
        pytest.param(
            '<p>Порядок — <a href="https://apk.test/a">на сайте</a>.</p>',
            "Порядок — на сайте <https://apk.test/a>.",
            id="a link",
        ),
        pytest.param(
            '<a href="https://apk.test/">https://apk.test</a>',
            "https://apk.test",
            id="a link that is its own words",
        ),
        pytest.param(
            '<a href="tel:+74942551631">+7 (4942) 55-16-31</a>',
            "+7 (4942) 55-16-31",
            id="a telephone",
        ),
        pytest.param(
            "<style>p {color: red}</style><div style='display:none'><p>начало</p><br></div><p>текст</p>",
            "текст",
            id="what is not seen is not read",
        ),
        pytest.param("первая<br/>вторая", "первая\nвторая", id="a line break"),
        pytest.param(
            "<table><tr><td>до 15 декабря</td><td>заявки</td></tr><tr><td>до 20</td></tr></table>",
            "до 15 декабря заявки\nдо 20",
            id="rows of a table",
        ),
        pytest.param(
            '<img alt="Герб" src="x"/> &laquo;АПК&raquo; &amp; Ко',
            "Герб «АПК» & Ко",
            id="a picture, signs",
        ),
        pytest.param("<p>а</p>\n\n  <p>  б  </p><p><br></p><p>в</p>", "а\n\nб\n\nв", id="no holes"),
        pytest.param("</a></div>без начала", "без начала", id="broken markup"),
    ],
)
def test_plain_text(html, text):
    assert plain_text(html) == text

"""п. 62: a notice as a message of a network."""

import pytest
from apk_gospublic.rules.plain_notice import plain_notice


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Здравствуйте!</p><p>Ответ  готов.</p>", "Здравствуйте!\n\nОтвет готов."),
        ('<a href="https://a.ru/x">страница</a>', "страница (https://a.ru/x)"),
        ('<a href="https://a.ru/x">https://a.ru/x</a>', "https://a.ru/x"),
        ('<a href="mailto:a@b.ru">a@b.ru</a>', "a@b.ru"),
        ("<ul><li>раз</li><li>два</li></ul>", "— раз\n\n— два"),
        ("<style>p {}</style><p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ("", ""),
    ],
)
def test_a_notice_becomes_a_message(html, text):
    assert plain_notice(html, 4096, "далее") == text


def test_a_long_notice_is_cut_at_a_word_and_says_where_the_rest_is():
    text = plain_notice(f"<p>{'слово ' * 1000}</p>", 100, "Остальное — на странице")
    assert len(text) <= 100
    assert text.endswith("слово…\n\nОстальное — на странице")

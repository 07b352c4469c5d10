"""152-ФЗ: what a browser of the staff may fetch, and which words of a client hold pictures of other servers."""

import pytest
from apk_base.rules.browser_policy import BadSource, allowed_sources, back_office_policy
from apk_case.rules.mail_html import tame
from apk_case.rules.remote_pictures import has_remote_picture


@pytest.mark.parametrize(
    ("html", "is_remote"),
    [
        ('<p><img alt="a" src="https://mail.example/1.png"></p>', True),
        ('<IMG SRC="HTTP://mail.example/1.png">', True),
        ('<img src="//mail.example/1.png">', True),
        ('<img src=" http://mail.example/1.png">', True),
        ('<img src="/web/image/5?access_token=1" alt="http://mail.example">', False),
        ('<a href="https://mail.example">https://mail.example</a>', False),
        ('<img data-src="https://mail.example/1.png">', False),
        ("<p>Фото приложу</p>", False),
        ("", False),
    ],
)
def test_words_with_a_picture_of_another_server(html, is_remote):
    assert has_remote_picture(html) is is_remote


@pytest.mark.parametrize(
    ("source", "is_kept"),
    [
        ("cid:1@client.test", True),
        ("https://client.test/1.png", True),
        ("//client.test/1.png", True),
        ("/web/session/logout", False),
        ("web/session/logout", False),
        (" \t/web/session/logout", False),
        ("\\\\office\\web", False),
        ("javascript:alert(1)", False),
        ("data:text/html,1", False),
    ],
)
def test_a_picture_of_an_email_is_inside_of_it_or_names_its_server(source, is_kept):
    """An address without a server is one of the office: opening the e-mail would call it as whoever opens it."""
    html = "".join(token.html for token in tame(f'<p>а<img src="{source}"></p>').tokens)
    assert (source.strip() in html) is is_kept


def test_the_browser_asks_nobody_but_the_office_and_whom_an_administrator_allows():
    assert "img-src 'self' data: blob:;" in back_office_policy([])
    allowed = back_office_policy(
        allowed_sources("https://tiles.example.ru, http://maps.local:8080")
    )
    assert "img-src 'self' https://tiles.example.ru http://maps.local:8080 data: blob:;" in allowed


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "https://a.ru; script-src *",
        "tiles.example.ru",
        "https://a.ru\r\nX: 1",
        "data:",
        "'unsafe-eval'",
    ],
)
def test_what_is_no_address_of_a_server_is_allowed_to_nobody(text):
    with pytest.raises(BadSource):
        allowed_sources(text)

"""п. 18: what a registrar reads of a quarantined e-mail."""

import pytest
from apk_case.rules.mail_html import DEPTH_LIMIT, TAGS_LIMIT, tame
from apk_case.rules.mail_reading import email_text

HEAD = b"From: a@b.test\r\nSubject: x\r\n"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(b"\r\nI am away.\r\n", "I am away.", id="plain text"),
        pytest.param(
            b'Content-Type: text/plain; charset="koi8-r"\r\n\r\n' + "Я в отпуске".encode("koi8-r"),
            "Я в отпуске",
            id="an old Russian charset",
        ),
        pytest.param(
            b"Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{color:red}</style><p>"
            + "Ждём вас<br>3 декабря".encode()
            + b"</p><script>alert(1)</script>",
            "Ждём вас\n3 декабря",
            id="a page is read as words, its programs are not",
        ),
        pytest.param(
            b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n'
            b"Content-Type: text/html\r\n\r\n<p>html</p>\r\n--b\r\n\r\nplain\r\n--b--\r\n",
            "plain",
            id="the plain part first",
        ),
        pytest.param(
            b"Content-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF",
            "",
            id="only a file",
        ),
        pytest.param(
            b'Content-Type: text/plain; charset="klingon"\r\n\r\nHello',
            "Hello",
            id="an unknown charset",
        ),
        pytest.param(b"\r\na\r\n\r\n\r\n\r\n\r\nb", "a\n\nb", id="holes are closed"),
    ],
)
def test_words_of_an_email(raw, words):
    assert email_text(HEAD + raw).replace("\r\n", "\n").endswith(words)
    if not words:
        assert email_text(HEAD + raw) == ""


@pytest.mark.parametrize("tags", [DEPTH_LIMIT + 200, TAGS_LIMIT + 200])
def test_words_stay_whatever_they_are_wrapped_in(tags):
    """libxml2 drops the words below 255 levels."""
    deepest, level = 0, 0
    tokens = tame("<div>слово " * tags).tokens
    for token in tokens:
        level += {"open": 1, "close": -1}.get(token.kind, 0)
        deepest = max(deepest, level)
    assert deepest <= DEPTH_LIMIT
    assert sum(token.html.count("слово") for token in tokens) == tags

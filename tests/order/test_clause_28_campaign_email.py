"""п. 28: one composed e-mail, many persons; the link of each is its own."""

from base64 import b64decode

import pytest
from apk_mailing.rules.campaign_email import LINK, PLACES, EmailForm, is_personal, left_open

HEAD, TEXT, HTML = (place.decode() for place in PLACES)
RAW = f"{HEAD}Subject: x\r\n\r\n--b\r\n{TEXT}\r\n--b\r\n{HTML}\r\n--b--\r\n".encode()


def test_every_person_gets_the_own_link_in_both_parts():
    form = EmailForm(RAW, f"Отписаться: {LINK}", f"<a href='{LINK}'>Отписаться</a>")
    for person in ("первый", "второй"):
        raw = form.filled("To: a@client.test\r\n", {LINK: person})
        head, _empty, rest = raw.partition(b"\r\n\r\n")
        assert head == b"To: a@client.test\r\nSubject: x"
        parts = [b64decode(part) for part in rest.split(b"--b\r\n")[1:]]
        assert parts[0].decode() == f"Отписаться: {person}"
        assert person in b64decode(rest.split(b"--b\r\n")[2].split(b"--b--")[0]).decode()


def test_lines_of_the_body_are_as_long_as_mail_allows():
    raw = EmailForm(RAW, "ы" * 5000, "<p/>").filled("", {})
    assert max(map(len, raw.split(b"\r\n"))) <= 76
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize("raw", [b"", RAW + RAW, RAW.replace(HTML.encode(), b"")])
def test_a_campaign_email_without_its_places_is_refused(raw):
    with pytest.raises(ValueError, match="once"):
        EmailForm(raw, "", "")


@pytest.mark.parametrize(
    ("template", "personal"),
    [
        pytest.param("<p>Открыт отбор</p>", False, id="the same for all"),
        pytest.param('<t t-out="object.name"/>', True, id="a name"),
        pytest.param('<a t-att-href="object.url">x</a>', True, id="an attribute"),
        pytest.param("{{ object.name }}, добрый день", True, id="a name in the subject"),
        pytest.param('<p class="t-out-of-date">x</p>', False, id="only looks like a directive"),
        pytest.param(None, False, id="nothing"),
    ],
)
def test_what_must_be_rendered_for_each(template, personal):
    assert is_personal(template) is personal


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Заявки — до [дата].", ["[дата]"], id="a place of a template"),
        pytest.param(
            "[дата], [мера поддержки], [дата]", ["[дата]", "[мера поддержки]"], id="said once"
        ),
        pytest.param("на сайте [1], п. [12]", [], id="a footnote"),
        pytest.param("(прим. ред.)", [], id="round brackets"),
        pytest.param("[]", [], id="nothing in them"),
    ],
)
def test_what_nobody_has_filled_in(text, places):
    assert left_open(text) == places

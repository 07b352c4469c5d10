"""п. 18, 20: one reading of the headers of an e-mail, for storage, verdict and gateway alike."""

import base64
from email.header import Header

import pytest
from apk_case.rules.automatic_mail import mail_kind
from apk_case.rules.mail_gateway import read_email_message
from apk_case.rules.mail_headers import (
    canonical_address,
    decode_words,
    format_address,
    header_text,
    headers_of,
    parameters,
    read_addresses,
)
from apk_case.rules.mail_reading import read_email
from hypothesis import given
from hypothesis import strategies as st

LONG_NAME = (
    "Мария Ивановна Соловьёва, глава крестьянского хозяйства Северная правда Костромской области"
)


def encoded(text, charset="utf-8", size=13):
    """Encoded words that are cut anywhere, between the bytes of a letter as well."""
    raw = text.encode(charset)
    pieces = [raw[at : at + size] for at in range(0, len(raw), size)]
    return "\r\n ".join(f"=?{charset}?B?{base64.b64encode(piece).decode()}?=" for piece in pieces)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 13, 45])
@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "koi8-r"])
def test_a_long_name_is_whole_wherever_a_program_has_cut_it(charset, size):
    name = LONG_NAME.replace(",", "")
    raw = f"From: {encoded(name, charset, size)} <a@b.test>\r\nSubject: {encoded(name, charset, size)}\r\n\r\n"
    headers = headers_of(raw.encode())
    assert (headers["From"], headers["Subject"]) == (f"{name} <a@b.test>", name)


def test_a_long_name_as_python_encodes_it():
    raw = f"Subject: {Header(LONG_NAME, 'utf-8').encode()}\n\n".encode()
    assert headers_of(raw)["Subject"] == LONG_NAME


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            "=?utf-8?b?0JLQ?= =?utf-8?b?vtC/0YDQvtGB?=",
            "Вопрос",
        ),  # base64 cut inside of four letters
        ("=?koi8-r?Q?=F7=CF=D0=D2=CF=D3?= =?utf-8?q?_=D0=B8?=", "Вопрос и"),
        ("Re: =?windows-1251?B?xuDr7uHg?= 5", "Re: Жалоба 5"),
        ("=?win-1251?B?xuDr7uHg?=", "Жалоба"),
        ("=?iso-8859-1?B?xuDr7uHg?=", "Жалоба"),
        ("=?utf-8?B?xuDr7uHg?=", "Жалоба"),
        ("=?utf-8*ru?b?0JLQvtC/0YDQvtGB?=", "Вопрос"),  # RFC 2231, 5
        (
            "=?utf-8?Q?=D0=92=D0=BE=D0=BF=D1=80=D0=BE=D1=81 ?=",
            "Вопрос",
        ),  # a space that no standard allows
        ("=?utf-8?b?0JLQvtC/0YDQvtGB", "=?utf-8?b?0JLQvtC/0YDQvtGB"),
        ("=?klingon?q?x?=", "x"),
        ("=?utf-8?q?a=0D=0ABcc:_b=40c.test=00?=", "a Bcc: b@c.test"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_encoded_words(value, text):
    assert decode_words(value)[0] == text


@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(
    "declared", ["", "; charset=windows-1251", "; charset=koi8-r", "; charset=utf-8"]
)
def test_raw_bytes_in_headers(charset, declared):
    raw = f"From: Пётр <a@b.test>\nSubject: Дополнение к СП-2026/000046\nContent-Type: text/plain{declared}\n\n"
    headers = headers_of(raw.encode(charset))
    assert headers["Subject"] == "Дополнение к СП-2026/000046"
    assert headers["From"] == "Пётр <a@b.test>"
    assert headers.was_guessed is (charset != "utf-8")  # RFC 6532 lets UTF-8 stand


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ("Ольга <почта@пример.рф>", [("Ольга", "почта@пример.рф")]),
        ("<почта@xn--e1afmkfd.xn--p1ai>", [("", "почта@пример.рф")]),
        ("a@XN--E1AFMKFD.XN--P1AI", [("", "a@пример.рф")]),
        ("=?utf-8?q?Ivanov=2C_Petr?= <a@b.test>", [("Ivanov, Petr", "a@b.test")]),
        ("=?utf-8?q?a=40evil.test=3E?= <b@c.test>", [("a@evil.test>", "b@c.test")]),
        ('"Иванов, П." <a@b.test>, c@d.test', [("Иванов, П.", "a@b.test"), ("", "c@d.test")]),
        (encoded("Пётр <a@b.test>", size=60), [("Пётр", "a@b.test")]),  # all of it in one encoded word
        ("a@b.test (Пётр)", [("Пётр", "a@b.test")]),
        ("'a@b.test' <a@b.test>", [("", "a@b.test")]),
        ("Пётр Ильин a@b.test", [("Пётр Ильин", "a@b.test")]),
        ("undisclosed-recipients:;", []),
        ("a" * 400 + "@b.test", []),
        ("(" * 9000, []),
        ("", []),
    ],
)  # fmt: skip
def test_addresses(value, pairs):
    assert read_addresses(value)[0] == pairs


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("ivan@xn--80a1acny.xn--p1ai", "ivan@почта.рф"),
        ("ivan@ПОЧТА.РФ", "ivan@почта.рф"),
        ("Ivan@Example.Test", "Ivan@example.test"),
        ("почта@xn--80a1acny.xn--p1ai", "почта@почта.рф"),
        ("a@xn--", "a@xn--"),
        ("a@xn--\udcff.test", "a@xn--\udcff.test"),
        ("no address", "no address"),
    ],
)
def test_one_form_of_an_address(address, same):
    assert canonical_address(address) == same
    assert canonical_address(same) == same


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('attachment; filename="=?utf-8?q?=D1=84.pdf?="', "ф.pdf"),
        ("attachment; filename==?koi8-r?B?xM/Hz9fP0i5wZGY=?=", "договор.pdf"),
        ("attachment; filename*=utf-8''%D0%94%D0%BE%D0%B3.pdf", "Дог.pdf"),
        ("attachment; filename*=windows-1251''%C4%EE%E3%EE%E2%EE%F0", "Договор"),
        ("attachment; filename*=utf-8''%C4%EE%E3%EE%E2%EE%F0", "Договор"),  # the charset is a lie
        (
            "attachment; filename*0*=utf-8''%D0%94%D0; filename*1*=%BE%D0%B3; filename*2=.pdf",
            "Дог.pdf",
        ),
        ("attachment; filename*1=b.pdf; filename*0=a", "ab.pdf"),
        ('attachment; filename*0="=?utf-8?b?0JTQvtCz0L7Q"; filename*1="stC+0YA=?="', "Договор"),
        ('attachment; filename="%D0%94%D0%BE%D0%B3.pdf"', "Дог.pdf"),
        ('attachment; filename="100%.pdf"', "100%.pdf"),
        ('attachment; filename="a\\"b;c.pdf"', 'a"b;c.pdf'),
        ("attachment; filename=Договор 5.pdf; size=3", "Договор 5.pdf"),
        ("attachment", None),
    ],
)
def test_names_of_files(value, name):
    assert parameters(value).get("filename") == name


def test_of_several_senders_the_first_counts():
    headers = headers_of(
        b"From: a@b.test\nFrom: c@d.test\nSubject: 1\nSubject: 2\nTo: e@f.test\nTo: g@h.test\n\n"
    )
    assert headers.get_all("From") == ["a@b.test"]
    assert headers.get_all("Subject") == ["1"]
    assert len(headers.get_all("To")) == 2


def test_a_message_id_fits_an_index_and_is_found_by_its_answers():
    long = "<%s@client.test>" % ("x" * 2700)
    headers = headers_of(f"Message-Id: {long}\nReferences: <1@x.test> {long}\n\n".encode())
    assert len(headers["Message-Id"]) <= 250
    assert headers["References"].split()[-1] == headers["Message-Id"]


HEADERS = st.lists(
    st.tuples(
        st.sampled_from([b"From", b"Subject", b"Reply-To", b"To", b"Message-Id", b"Content-Type", b"X-Any", b"References"]),
        st.one_of(
            st.binary(max_size=80),
            st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace")),
            st.text(max_size=20).map(lambda text: encoded(text, size=5).encode()),
            st.sampled_from([b"a@b.test", b'"', b"=?utf-8?b?", b"<", b"(((", b"multipart/mixed; boundary=b"]),
        ),
    ),
    max_size=6,
)  # fmt: skip


def raw_of(headers, body=b"x"):
    return b"".join(name + b": " + value + b"\r\n" for name, value in headers) + b"\r\n" + body


@given(HEADERS)
def test_storage_verdict_and_gateway_read_one_sender_and_one_subject(headers):
    raw = raw_of(headers)
    stored = headers_of(raw)
    message = read_email_message(raw, read_email(raw), "<1@spool>")
    assert mail_kind(stored, {"a@b.test"}) == mail_kind(message, {"a@b.test"})
    for name in ("From", "Subject", "Reply-To", "To"):
        assert header_text(stored, name) == header_text(message, name)
        assert message.get(name, "") == stored.get(name, "")


@given(HEADERS)
def test_what_has_been_read_reads_the_same_again(headers):
    """Our own notices hold what was read: coming back as a quote or an answer, it means the same."""
    first = headers_of(raw_of(headers))
    again = headers_of(b"From: %s\r\n\r\n" % (first["From"] or "").encode())
    assert read_addresses(again["From"] or "")[0] == read_addresses(first["From"] or "")[0]


@given(
    st.lists(
        st.tuples(st.text(max_size=30), st.sampled_from(["a@b.test", "почта@пример.рф"])),
        max_size=3,
    )
)
def test_a_written_address_is_read_back(pairs):
    pairs = [(decode_words(name)[0].strip("'\" "), address) for name, address in pairs]
    written = ", ".join(map(format_address, pairs))
    found, _guess, _cut = read_addresses(written)
    assert [address for _name, address in found] == [address for _name, address in pairs]


@given(st.binary(max_size=600))
def test_reading_never_raises(raw):
    reading = read_email(raw)
    read_email_message(raw, reading, "<1@spool>")
    assert "\0" not in reading.html

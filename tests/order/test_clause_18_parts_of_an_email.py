"""п. 18: which part of an e-mail holds the words, which are files, and what cannot be read is said."""

import base64
import struct

import pytest
from apk_case.rules.mail_calendar import events_of
from apk_case.rules.mail_cms import open_cms
from apk_case.rules.mail_gateway import read_email_message
from apk_case.rules.mail_reading import email_text, read_email, safe_file_name
from apk_case.rules.mail_tnef import decompressed_rtf, open_tnef, rtf_words
from hypothesis import given
from hypothesis import strategies as st

from tests.malformed_mail import EMAILS

WORDS = "Прошу помочь"
PLAIN = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{WORDS}\r\n"
PAGE = f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{WORDS}</p>\r\n"
EMPTY_PAGE = "Content-Type: text/html; charset=utf-8\r\n\r\n<html><title>x</title><body><br></body></html>\r\n"
PNG = "Content-Type: image/png\r\nContent-ID: <1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
PDF = (
    'Content-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n'
)
ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Встреча\\, срочно\r\nDTSTART;TZID=Russian Standard Time:20261201T100000\r\nDTEND:20261201T080000Z\r\nLOCATION:Кострома\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
CALENDAR = f"Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\n{ICS}\r\n"


def multi(kind, *parts, boundary="b"):
    body = "".join(f"--{boundary}\r\n{part}" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n{body}--{boundary}--\r\n'


def read(rest, head="From: a@b.test\r\nSubject: x\r\n"):
    return read_email((head + rest).encode())


@pytest.mark.parametrize(
    ("rest", "html", "files"),
    [
        pytest.param(multi("alternative", PLAIN, PAGE), f"<p>{WORDS}</p>", [], id="the richest one"),
        pytest.param(multi("alternative", PLAIN, EMPTY_PAGE), f"<div>{WORDS}</div>", [], id="an empty page beside words"),
        pytest.param(multi("alternative", PAGE, PLAIN), f"<div>{WORDS}</div>", [], id="the last of equals"),
        pytest.param(
            multi("alternative", PLAIN, multi("related", PAGE, PNG, boundary="c")), f"<p>{WORDS}</p>", ["file-1.png"],
            id="a page with its picture"),
        pytest.param(multi("mixed", multi("alternative", PLAIN, PAGE, boundary="c"), PDF), f"<p>{WORDS}</p>", ["a.pdf"], id="nested"),
        pytest.param(multi("mixed", PDF, PLAIN), f"<div>{WORDS}</div>", ["a.pdf"], id="words after a file"),
        pytest.param(multi("mixed", PLAIN, PDF, PLAIN), f"<div>{WORDS}</div><div>{WORDS}</div>", ["a.pdf"], id="words in two places"),
        pytest.param(multi("signed", PLAIN, "Content-Type: application/pkcs7-signature\r\n\r\nx\r\n"), f"<div>{WORDS}</div>", ["smime.p7s"], id="signed"),
        pytest.param(multi("alternative", PLAIN, PAGE, CALENDAR), f"<p>{WORDS}</p>", ["invitation.ics"], id="an invitation of Outlook"),
        pytest.param(
            multi("report", PLAIN, "Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n",
                  "Content-Type: message/rfc822\r\n\r\nSubject: Ответ\r\n" + PLAIN),
            f"<div>{WORDS}</div>", ["delivery-status.txt", "Ответ.eml"], id="a report, without the notice that comes back"),
        pytest.param(PDF, "", ["a.pdf"], id="a file alone"),
        pytest.param(CALENDAR, "", ["invitation.ics"], id="an invitation alone"),
        pytest.param("Content-Type: multipart/mixed\r\n\r\n" + WORDS, f"<div>{WORDS}</div>", [], id="no boundary"),
        pytest.param("Content-Type: text\r\n\r\n" + WORDS, f"<div>{WORDS}</div>", [], id="half of a type"),
        pytest.param("Content-Type: text/plain; charset=utf-8; name=a.txt\r\n\r\n" + WORDS, f"<div>{WORDS}</div>", ["a.txt"], id="words in a named text alone"),
        pytest.param(multi("mixed", "Content-Type: message/rfc822\r\n\r\nFrom: c@d.test\r\nSubject: Жалоба\r\n" + PLAIN),
                     f"<div>From: c@d.test<br>Subject: Жалоба</div><div>{WORDS}<br></div>", ["Жалоба.eml"], id="an e-mail forwarded as a file"),
    ],
)  # fmt: skip
def test_words_and_files(rest, html, files):
    reading = read(rest)
    assert reading.html.replace("<br></div>", "</div>") == html.replace("<br></div>", "</div>")
    assert [file.name for file in reading.files] == files


@pytest.mark.parametrize("rest", [multi("report", PLAIN), "Content-Type: multipart/report\r\n\r\nx", multi("report", *[PLAIN] * 300)])  # fmt: skip
def test_the_gateway_finds_a_part_in_any_report(rest):
    raw = rest.encode()
    assert read_email_message(raw, read_email(raw), "<1@spool>").get_payload()[0] is not None


def test_a_picture_stands_where_it_stood():
    page = 'Content-Type: text/html\r\n\r\n<p>a</p><img src="cid:1@x"><p>b</p><img src="cid:none"><img src="data:image/png;base64,iVBORw0KGgo=">\r\n'
    reading = read(multi("related", page, PNG))
    assert (
        reading.html == '<p>a</p><img src="cid:1@x"><p>b</p><img ><img src="cid:picture0-1@data">'
    )
    assert [(file.cid, file.content[:4]) for file in reading.files] == [
        ("picture0-1@data", b"\x89PNG"),
        ("1@x", b"\x89PNG"),
    ]


def test_files_by_uuencode_are_files():
    reading = read(
        "Content-Type: text/plain\r\n\r\nhello\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\nbye\r\n"
    )
    assert [(file.name, file.content) for file in reading.files] == [("a.txt", b"abc")]
    assert reading.html == "<div>hello<br>bye<br></div>"


def test_format_flowed():
    text = "Content-Type: text/plain; format=flowed\r\n\r\none \r\nline\r\n> old \r\n> words\r\n-- \r\nme\r\n"
    assert email_text(text.encode()).split("\n") == ["one line", "> old words", "--", "me"]


def der(tag, *content):
    body = b"".join(content)
    size = len(body).to_bytes(3, "big")
    return bytes([tag, 0x83]) + size + body


def ber(tag, *content):
    """Without a length, as Outlook writes."""
    return bytes([tag, 0x80]) + b"".join(content) + b"\0\0"


def envelope(kind, content=b"", value=der):
    """CMS (RFC 5652): 2 is signed, 3 is encrypted."""
    name = bytes.fromhex("06092a864886f70d0107") + bytes([kind])
    data = bytes.fromhex("06092a864886f70d010701")
    octets = value(0x24, der(4, content[:5]), der(4, content[5:]))
    inside = value(0x30, der(2, b"\1"), der(0x31), value(0x30, data, value(0xA0, octets)))
    return value(0x30, name, value(0xA0, inside))


def p7m(raw):
    lines = base64.encodebytes(raw).decode()
    return f"Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n{lines}"


@pytest.mark.parametrize("value", [der, ber])
def test_a_signed_envelope_is_opened_and_kept(value):
    reading = read(p7m(envelope(2, PLAIN.encode(), value)))
    assert reading.html == f"<div>{WORDS}<br></div>"
    assert ([file.name for file in reading.files], reading.notes) == (["smime.p7m"], {"signed"})


@pytest.mark.parametrize(
    ("rest", "notes"),
    [
        pytest.param(p7m(envelope(3)), {"encrypted"}, id="S/MIME"),
        pytest.param(multi("encrypted", "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"), {"encrypted"}, id="PGP/MIME"),
        pytest.param("\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n", {"encrypted"}, id="PGP in the text"),
        pytest.param(p7m(b"nonsense"), {"unopened"}, id="an envelope of nonsense"),
        pytest.param(p7m(b"\x30\x80" * 5000), {"unopened"}, id="envelopes in envelopes"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(rest, notes):
    reading = read(rest)
    assert reading.notes == notes
    assert reading.keeps_original


@given(st.binary(max_size=200))
def test_any_envelope_ends(raw):
    open_cms(raw)
    open_cms(envelope(2)[:30] + raw)


def attribute(level, name, data):
    return struct.pack("<BHHI", level, name, 6, len(data)) + data + b"\0\0"


def a_property(kind, number, value):
    padding = b"\0" * (-len(value) % 4)
    return struct.pack("<HHII", kind, number, 1, len(value)) + value + padding


def winmail(*properties):
    head = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x9007, struct.pack("<II", 1251, 0))
    head += attribute(1, 0x9003, struct.pack("<I", len(properties)) + b"".join(properties))
    file = attribute(2, 0x9002, b"\0" * 14) + attribute(
        2, 0x8010, "Договор.docx\0".encode("cp1251")
    )
    return head + file + attribute(2, 0x800F, b"PK\x03\x04\0\0")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(a_property(0x1E, 0x1000, f"{WORDS}\0".encode("cp1251")), id="plain"),
        pytest.param(a_property(0x1F, 0x1000, f"{WORDS}\0".encode("utf-16-le")), id="in Unicode"),
        pytest.param(a_property(0x102, 0x1013, f"<p>{WORDS}</p>".encode("cp1251")), id="a page"),
        pytest.param(
            a_property(
                0x102,
                0x1009,
                b"\0" * 8
                + b"MELA\0\0\0\0{\\rtf1 \\'cf\\'f0\\'ee\\'f8\\'f3 \\'ef\\'ee\\'ec\\'ee\\'f7\\'fc}",
            ),
            id="RTF",
        ),
    ],
)
def test_winmail_is_opened_into_words_and_files(words):
    lines = base64.encodebytes(winmail(words)).decode()
    reading = read(
        f"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n{lines}"
    )
    assert WORDS in reading.html
    assert [(file.name, file.content) for file in reading.files] == [
        ("Договор.docx", b"PK\x03\x04\0\0")
    ]
    assert not reading.notes


def test_rtf_that_refers_back_to_itself():
    raw = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert (
        decompressed_rtf(raw) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    )  # the example of MS-OXRTFCP
    assert rtf_words(decompressed_rtf(raw)) == "hello world"


@given(st.binary(max_size=300))
def test_any_winmail_ends(raw):
    open_tnef(winmail()[:40] + raw)
    open_tnef(winmail(raw))


def test_an_invitation():
    (event,) = events_of(ICS)
    assert (event.summary, event.location, f"{event.starts_at:%H:%M %z}", f"{event.ends_at:%H:%M %z}") == (
        "Встреча, срочно", "Кострома", "10:00 +0300", "08:00 +0000")  # fmt: skip
    assert events_of("METHOD:CANCEL\n" + ICS)[0].is_cancelled
    assert events_of("BEGIN:VEVENT\nDTSTART:20261399T990000\nEND:VEVENT")[0].starts_at is None


@given(st.lists(st.sampled_from(["BEGIN:VEVENT", "END:VEVENT", "DTSTART", ";TZID=", ":", "20261201T100000Z", "\n ", "\n", '"', "SUMMARY:\\"]), max_size=20))  # fmt: skip
def test_any_calendar_ends(pieces):
    events_of("".join(pieces))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Договор 225/2385.pdf", "Договор 225_2385.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("счёт\u202efdp.exe", "счётfdp.exe"),
        ("a\0b\r\nc.pdf", "ab c.pdf"),
        ("Д" * 300 + ".pdf", "Д" * 116 + ".pdf"),
        (" . ", ""),
    ],
)
def test_names_of_files_are_shown_as_they_are(name, safe):
    assert safe_file_name(name) == safe


VALUES = {
    "alt-empty-html": ("Прошу разъяснить порядок получения субсидии", False),
    "cp1251-declared-utf8-body": ("Прошу разъяснить порядок получения субсидии", True),
    "latin1-declared-cp1251": ("Прошу разъяснить порядок получения субсидии", True),
    "win-1251-alias": ("Прошу разъяснить порядок получения субсидии", True),
    "smtputf8": ("Как подать заявку?", False),
    "number-raw-cp1251": ("Третий", True),
    "invite-outlook-alt": ("Прошу принять 1 декабря", False),
    "winmail": ("Вот документы", True),
}


@pytest.mark.parametrize("name", VALUES)
def test_emails_of_real_programs(name):
    (raw,) = (path.read_bytes() for path in EMAILS if path.stem == name)
    words, keeps_original = VALUES[name]
    assert email_text(raw) == words
    assert read_email(raw).keeps_original is keeps_original

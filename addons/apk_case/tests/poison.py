"""E-mails made to harm whoever reads them: by depth, length, number and size of everything (names of the kinds → bytes)."""

import base64
import random

WORDS = "Прошу помочь".encode()
HEAD = b"From: %s\r\nTo: apk@apk.test\r\nSubject: %s\r\nMessage-Id: <%s>\r\nMIME-Version: 1.0\r\n"
PAGE = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
PIXEL = (
    b'<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5'
    b'ErkJggg==">'
)


def email(rest, *, number, sender=b"a@hostile.test", subject=b"x", message_id=b""):
    own_id = message_id or b"%d@hostile.test" % number
    return HEAD % (sender, subject, own_id) + rest


def poison():
    """Pairs of a name and an e-mail; each holds WORDS unless its name says otherwise."""
    for number, (name, parts) in enumerate(_kinds().items()):
        rest, heads = parts if isinstance(parts, tuple) else (parts, {})
        yield name, email(rest, number=number, **heads)


def _kinds():
    return {**_headers(), **_structures(), **_pages(), **_texts()}


def _headers():
    many = b", ".join(b"a%d@b.test" % number for number in range(20_000))
    return {
        "a name of 1,400 letters": (
            b"\r\n" + WORDS,
            {"sender": ("Ж" * 1400).encode() + b" <a@hostile.test>"},
        ),
        "a Message-Id of 2.7 KB": (b"\r\n" + WORDS, {"message_id": b"x" * 2700 + b"@hostile.test"}),
        "an address of 3 KB": (b"\r\n" + WORDS, {"sender": b"a" * 3000 + b"@hostile.test"}),
        "a hundred thousand headers": b"X-A: b\r\n" * 100_000 + b"\r\n" + WORDS,
        "twenty thousand addresses": b"Cc: " + many + b"\r\n\r\n" + WORDS,
        "a hundred thousand encoded words": (
            b"\r\n" + WORDS,
            {"subject": b"=?utf-8?q?a?= " * 100_000},
        ),
        "encoded words without an end": (b"\r\n" + WORDS, {"subject": b"=?a?q?" * 100_000}),
        "comments in a header": (b"\r\n" + WORDS, {"sender": b"(" * 50_000 + b"<a@hostile.test>"}),
        "fifty thousand references": b"References: "
        + b" ".join(b"<%d@x.test>" % n for n in range(50_000))
        + b"\r\n\r\n"
        + WORDS,
        "NUL in headers": (b"X-\0: 1\r\n\r\n" + WORDS, {"subject": b"a\0b\0"}),
    }


def _structures():
    boxes = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        for level in range(3000)
    )
    return {
        "boxes in boxes": boxes + WORDS,
        "e-mails in e-mails": b"Content-Type: message/rfc822\r\n\r\n" * 3000 + WORDS,
        "ten thousand parts": MIXED
        + b"--b\r\n"
        + TEXT
        + WORDS
        + b"\r\n"
        + b"--b\r\n\r\nhi\r\n" * 10_000,
        "ten thousand files": MIXED
        + b"--b\r\n"
        + TEXT
        + WORDS
        + b"\r\n"
        + b"--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n%PDF\r\n" * 10_000,
        "a boundary of dashes": b'Content-Type: multipart/mixed; boundary="'
        + b"-" * 5000
        + b'"\r\n\r\n'
        + WORDS
        + b"-" * 1_000_000,
        "beginnings of files by uuencode": TEXT + WORDS + b"\r\n" + b"begin 644 a\r\n" * 100_000,
        "a calendar without an end": b"Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\r\nSUMMARY:"
        + WORDS
        + b"\r\nEND:VEVENT\r\nSUMMARY;a=b;" * 50_000,
    }


def _pages():
    return {
        "comments, 160 KB": PAGE + WORDS + b"<!--" * 40_000,
        "comments that end": PAGE + b"<!-- x -->" * 40_000 + WORDS,
        "elements, 3,000 levels": PAGE + b"<div>" * 3000 + WORDS + b"</div>" * 3000,
        "tables, 85 levels": PAGE + b"<table><tr><td>" * 85 + WORDS,
        "three thousand pictures": PAGE + b"<p>" + WORDS + b"</p>" + PIXEL * 3000,
        "beginnings of tags": PAGE + WORDS + b"<" * 500_000,
        "beginnings of attributes": PAGE + WORDS + b'<a "' * 200_000,
        "names of Office": PAGE + WORDS + b"<o:" * 200_000,
        "fifty thousand neighbours of a quote": PAGE
        + WORDS
        + b"<div class=gmail_quote>"
        + b"<p>a</p>" * 50_000,
        "signatures": PAGE + WORDS + b"<div>--<br>\n-- \n<br></div>" * 20_000,
        "blanks before an attribute": PAGE + WORDS + b"<a " + b" " * 100_000 + b'encoding="x">',
        "styles": PAGE + WORDS + (b'<p style="' + b"color:red;" * 300 + b'">x</p>') * 1000,
        "entities": PAGE + WORDS + b"&amp;" * 300_000 + b"&#" * 50_000,
        "unclosed elements": PAGE + WORDS + b"<li>x" * 100_000,
    }


def _texts():
    return {
        "one line of 9 MB": TEXT + WORDS * 400_000,
        "NULs": TEXT + WORDS + b"\0" * 3_000_000,
        "quotes": TEXT + WORDS + b"\r\n" + b"> a\r\nb\r\n" * 100_000,
        "links": TEXT + WORDS + b" " + b"http://a.b " * 100_000,
        "a link of 1 MB": TEXT + WORDS + b" http://" + b"a." * 500_000,
        "addresses in the text": TEXT + WORDS + b" " + b"a@" * 500_000,
        "noise": TEXT + WORDS + b"\r\n" + random.Random(104).randbytes(1_000_000),
        "line ends alone": TEXT + WORDS + b"\r" * 1_000_000,
        "base64 of 9 MB": b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(WORDS * 300_000),
    }


def huge():
    """72 MB, as no mail server should let pass."""
    file = b"--b\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    body = (
        MIXED
        + b"--b\r\n"
        + TEXT
        + WORDS
        + b"\r\n"
        + file
        + (b"A" * 76 + b"\r\n") * 920_000
        + b"--b--\r\n"
    )
    return email(body, number=72)

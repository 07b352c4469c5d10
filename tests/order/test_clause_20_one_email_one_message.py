"""п. 20: one e-mail delivered twice is one message; the clock starts when our server took it."""

import email
import email.policy

import pytest
from apk_case.rules.mail_identity import email_fingerprint
from apk_case.rules.mail_reading import read_email
from apk_case.rules.mail_receipt import accepted_at, header_text

from tests.moments import at

RAW = (
    b"Received: from a by mx; Fri, 20 Nov 2026 17:40:00 +0300\r\n"
    b"Delivered-To: apk@apk.test\r\nFrom: ivan@client.test\r\nSubject: Grant\r\n"
    b"Date: Fri, 20 Nov 2026 17:39:00 +0300\r\nMessage-Id: <1@client.test>\r\n\r\nHello\r\n"
)
NOW = at("Mon 2026-11-23 12:00")


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(RAW.replace(b"from a by mx", b"from b by mx2"), id="by another road"),
        pytest.param(RAW.replace(b"apk@apk.test", b"info@apk.test"), id="into another mailbox"),
        pytest.param(RAW.replace(b"\r\n", b"\n"), id="with other line ends"),
        pytest.param(b"Return-Path: <ivan@client.test>\r\n" + RAW, id="with a mark of delivery"),
        pytest.param(RAW + b"\r\n", id="with one more empty line"),
    ],
)
def test_a_copy_is_the_same_email(copy):
    assert email_fingerprint(copy) == email_fingerprint(RAW)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(RAW.replace(b"Hello", b"Goodbye"), id="a scanner reuses its Message-Id"),
        pytest.param(RAW.replace(b"<1@", b"<2@"), id="the same words sent again"),
        pytest.param(RAW.replace(b"ivan@", b"petr@"), id="another sender"),
    ],
)
def test_another_email_is_another_message(other):
    assert email_fingerprint(other) != email_fingerprint(RAW)


@pytest.mark.parametrize("raw", [b"", b"\x00", b"\xff\xfe" * 100, b"From\n\n\n", b":\r\n\r\n"])
def test_any_bytes_have_a_fingerprint(raw):
    assert len(email_fingerprint(raw)) == 64


def message(*trace):
    head = "".join(f"Received: {line}\n" for line in trace)
    return email.message_from_bytes(f"{head}\n".encode(), policy=email.policy.compat32)


@pytest.mark.parametrize(
    ("trace", "moment"),
    [
        pytest.param(["by mx; Fri, 20 Nov 2026 17:40:00 +0300"], "Fri 2026-11-20 17:40", id="our server's stamp"),
        pytest.param(["by mx; Fri, 20 Nov 2026 14:40:00 +0000"], "Fri 2026-11-20 17:40", id="in another zone"),
        pytest.param(
            ["by mx; Fri, 20 Nov 2026 17:40:00 +0300", "by x; Thu, 19 Nov 2026 10:00:00 +0300"],
            "Fri 2026-11-20 17:40", id="the topmost stamp is ours"),
        pytest.param(["by mx; Tue, 24 Nov 2026 10:00:00 +0300"], "Mon 2026-11-23 12:00", id="ahead of us: now"),
        pytest.param(["by mx"], "Mon 2026-11-23 12:00", id="no date: now"),
        pytest.param(["by mx; yesterday"], "Mon 2026-11-23 12:00", id="no date at all: now"),
        pytest.param([], "Mon 2026-11-23 12:00", id="no stamp: now"),
    ],
)  # fmt: skip
def test_the_moment_of_receipt(trace, moment):
    assert accepted_at(message(*trace), NOW) == at(moment)


def test_a_header_is_readable_whatever_its_bytes():
    raw = b"Subject: =?utf-8?b?0JLQvtC/0YDQvtGB?=\n\n"
    broken = b"Subject: \xff\x00\xfe =?klingon?q?x?=\n\n"
    parse = email.message_from_bytes
    assert header_text(parse(raw, policy=email.policy.compat32), "Subject") == "Вопрос"
    assert "\0" not in header_text(parse(broken, policy=email.policy.compat32), "Subject")
    assert header_text(parse(raw, policy=email.policy.compat32), "From") == ""


@pytest.mark.parametrize(
    ("part", "damaged"),
    [
        pytest.param(b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xd0\x9f\r\n", False, id="sound text"),
        pytest.param(b"\r\nplain\r\n", False, id="plain ASCII"),
        pytest.param(b'Content-Type: text/plain; charset="klingon"\r\n\r\nx\r\n', True, id="unknown charset"),
        pytest.param(b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xff\r\n", True, id="wrong charset"),
        pytest.param(b"\r\n\xcf\xf0\r\n", True, id="eight bits without a charset"),
        pytest.param(b"Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n", True, id="NUL in base64"),
        pytest.param(b"Content-Transfer-Encoding: base64\r\n\r\n%%%%\r\n", True, id="invalid base64"),
        pytest.param(b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nx', True, id="cut multipart"),
    ],
)  # fmt: skip
def test_a_damaged_email_is_known_from_a_sound_one(part, damaged):
    assert read_email(b"From: a@b.test\r\n" + part).keeps_original is damaged

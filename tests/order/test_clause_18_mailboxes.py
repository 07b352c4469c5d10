"""п. 18, 20: what a mailbox takes, whom an e-mail was delivered to, why a mailbox cannot be read."""

from datetime import datetime, timedelta, timezone

import pytest
from apk_case.rules.mail_receipt import accepted_at, headers_of, recipients_text, server_stamp
from apk_case.rules.mailbox_errors import error_cause
from apk_case.rules.mailbox_start import is_older_than_start

from tests.moments import at

NOW = at("Fri 2026-11-20 12:00")
ARRIVED = at("Thu 2026-11-19 09:00")


@pytest.mark.parametrize(
    ("accepted", "start", "older"),
    [
        pytest.param("Fri 2026-11-20 11:59", "Fri 2026-11-20 12:00", True, id="a minute before"),
        pytest.param("Fri 2026-11-20 12:00", "Fri 2026-11-20 12:00", False, id="that very moment"),
        pytest.param("Mon 2024-01-15 09:00", "Fri 2026-11-20 12:00", True, id="years before"),
        pytest.param("Mon 2024-01-15 09:00", None, False, id="a mailbox without a start"),
    ],
)
def test_what_is_older_than_the_start(accepted, start, older):
    assert is_older_than_start(at(accepted), start and at(start)) is older


@pytest.mark.parametrize(
    ("trace", "arrived", "moment"),
    [
        pytest.param("by mx; Fri, 20 Nov 2026 11:00:00 +0300", ARRIVED, "Fri 2026-11-20 11:00", id="our server"),
        pytest.param("by mx; Fri, 20 Nov 2026 10:00:00 +0200 (EET)", None, "Fri 2026-11-20 11:00", id="another zone"),
        pytest.param("by mx; Fri, 20 Nov 2026 08:00:00 -0000", None, "Fri 2026-11-20 11:00", id="no zone means UTC"),
        pytest.param("by mx; Fri, 01 Jan 2038 10:00:00 +0300", ARRIVED, "Fri 2026-11-20 12:00", id="the future is now"),
        pytest.param("by mx; Fri, 31 Dec 9999 23:59:59 -1200", ARRIVED, "Thu 2026-11-19 09:00", id="past the calendar"),
        pytest.param("by mx; вчера", ARRIVED, "Thu 2026-11-19 09:00", id="unreadable: when it was put there"),
        pytest.param("", ARRIVED, "Thu 2026-11-19 09:00", id="no trace: when it was put there"),
        pytest.param("", NOW + timedelta(days=1), "Fri 2026-11-20 12:00", id="put there in the future"),
        pytest.param("", None, "Fri 2026-11-20 12:00", id="nothing is known: now"),
    ],
)  # fmt: skip
def test_the_moment_is_the_one_of_our_server(trace, arrived, moment):
    raw = f"Received: {trace}\nDate: Tue, 01 Jan 2002 10:00:00 +0300\n\nx".encode()
    assert accepted_at(headers_of(raw if trace else raw.split(b"\n", 1)[1]), NOW, arrived) == at(
        moment
    )


def test_only_the_topmost_trace_is_ours():
    raw = (
        b"Received: from a by ours; Fri, 20 Nov 2026 11:00:00 +0300\n"
        b"Received: from b by theirs; Tue, 01 Jan 2002 10:00:00 +0300\n\nx"
    )
    assert server_stamp(headers_of(raw)) == datetime(2026, 11, 20, 8, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "header",
    ["Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc", "Resent-To", "delivered-to"],
)
def test_a_copy_is_seen_by_every_header_of_delivery(header):
    raw = f"Delivered-To: box@x.test\n{header}: Отдел <apk@x.test>\n\n".encode()
    assert "apk@x.test" in recipients_text(headers_of(raw))


def test_a_list_of_recipients_is_read_whole():
    many = ", ".join(f"somebody-{number}@x.test" for number in range(60))
    assert "apk@x.test" in recipients_text(headers_of(f"To: {many}, apk@x.test\n\n".encode()))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("b'[AUTHENTICATIONFAILED] Authentication failed.'", "login"),
        ("b'-ERR [AUTH] Invalid login or password'", "login"),
        ("b'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'", "login"),
        ("b'[AUTHENTICATIONFAILED] Too many login failures'", "login"),
        ("[Errno -2] Name or service not known", "host"),
        ("[Errno -3] Temporary failure in name resolution", "host"),
        ("[Errno 111] Connection refused", "refused"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate", "certificate"),
        ("[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1002)", "encryption"),
        ("timed out", "timeout"),
        ("[Errno 110] Connection timed out", "timeout"),
        ("[Errno 113] No route to host", "network"),
        ("socket error: EOF", "network"),
        ("b'[UNAVAILABLE] Temporary authentication failure'", "login"),
        ("b'-ERR [IN-USE] Mailbox is locked'", "busy"),
        ("could not serialize access due to concurrent update", "store"),
        ("что-то иное", "other"),
        ("", "other"),
    ],
)  # fmt: skip
def test_why_a_mailbox_cannot_be_read(text, cause):
    assert error_cause(text) == cause

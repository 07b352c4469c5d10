"""п. 20: the first reply is for people; a machine that gets one answers back for ever (RFC 3834)."""

import email
import email.policy

import pytest
from apk_case.rules.automatic_mail import mail_kind

OWN = {"apk@apk.test"}

EMAILS = {
    "personal": {
        "a plain e-mail": "From: Иван <ivan@client.test>\nSubject: Вопрос",
        "explicitly not automatic": "From: ivan@client.test\nAuto-Submitted: no",
        "important, not bulk": "From: ivan@client.test\nPrecedence: first-class",
        "a return path is usual": "Return-Path: <ivan@client.test>\nFrom: ivan@client.test",
        "no headers at all": "",
    },
    "bounce": {
        "Postfix": "Return-Path: <>\nFrom: MAILER-DAEMON@mx.test\nAuto-Submitted: auto-replied\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "Exchange": 'From: postmaster@corp.test\nContent-Type: multipart/report; boundary="b"',
        "a daemon in plain text": "From: Mail Delivery System <Mailer-Daemon@mx.test>",
        "a read receipt": 'From: ivan@client.test\nContent-Type: multipart/report; report-type=disposition-notification; boundary="b"',
    },
    "auto_reply": {
        "RFC 3834": "From: ivan@client.test\nAuto-Submitted: auto-replied",
        "with a comment": "From: ivan@client.test\nAuto-Submitted: Auto-Replied (vacation)",
        "with a parameter": "From: ivan@client.test\nAuto-Submitted: auto-replied; owner=ivan",
        "an empty return path": "Return-Path: <>\nFrom: ivan@client.test\nSubject: В отпуске",
        "an older mark": "From: ivan@client.test\nX-Autoreply: yes",
        "a precedence of robots": "From: ivan@client.test\nPrecedence: auto_reply",
    },
    "bulk": {
        "a mailing list": "From: news@list.test\nList-Id: <news.list.test>",
        "a mailing with a way out": "From: shop@shop.test\nList-Unsubscribe: <https://shop.test/u>",
        "an old list": "From: list@list.test\nPrecedence: bulk",
        "junk by its own word": "From: list@list.test\nPrecedence: JUNK",
    },
    "generated": {
        "a form on a site": "From: ivan@client.test\nAuto-Submitted: auto-generated",
        "Exchange asks for silence": "From: ivan@client.test\nX-Auto-Response-Suppress: All",
    },
    "own": {
        "our own address": "From: Департамент <APK@apk.test>\nSubject: Ответ",
    },
}  # fmt: skip
CASES = [
    pytest.param(kind, headers, id=f"{kind}: {name}")
    for kind, emails in EMAILS.items()
    for name, headers in emails.items()
]


def parsed(raw):
    return email.message_from_bytes(raw, policy=email.policy.compat32)


@pytest.mark.parametrize(("kind", "headers"), CASES)
def test_who_wrote_the_email(kind, headers):
    verdict = mail_kind(parsed(f"{headers}\n\nТекст".encode()), OWN)
    assert verdict.kind == kind
    assert bool(verdict.reason) == (kind != "personal")


@pytest.mark.parametrize(
    "garbage",
    [
        b"From: \xff\xfe\x00<\x80@\xff>\nAuto-Submitted: \xd0\xd1",
        b"From:\nFrom:\nContent-Type: \xff/\xfe; boundary=",
        b"\x00\x01\x02\nSubject: =?utf-8?b?////?=",
        b"From: " + b"<" * 5000,
    ],
)
def test_garbage_is_never_an_error(garbage):
    assert mail_kind(parsed(garbage), OWN).kind in EMAILS

"""Was this letter written by a person or by a machine (п. 20: the first reply is for people)?

A reply to a machine starts a loop of letters: RFC 3834, 2 forbids it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses

# Headers by which out-of-office programs mark their replies beside RFC 3834 (RFC 5230, 4.8; Exchange; Lotus).
AUTO_REPLY_HEADERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply",
    "X-Vacation",
)
AUTO_REPLY_PRECEDENCE = {"auto_reply", "auto-reply"}
BULK_PRECEDENCE = {"bulk", "list", "junk"}
LIST_HEADERS = ("List-Id", "List-Unsubscribe")
DAEMON = "mailer-daemon"


@dataclass(frozen=True)
class MailVerdict:
    """``letter``, ``bounce``, ``auto_reply``, ``bulk``, ``own`` or ``generated``, and what it was told by."""

    kind: str
    reason: str = ""


def mail_kind(message: Message, own_addresses: Collection[str]) -> MailVerdict:
    """The first mark that is found decides; garbage in a header is read as text and never raises.

    :param own_addresses: lower-case addresses that our letters are sent from
    """
    for judge in (_own, _bounce, _auto_reply, _bulk, _generated):
        verdict = judge(message, own_addresses)
        if verdict:
            return verdict
    return MailVerdict("letter")


def _own(message, own_addresses):
    sender = _sender(message)
    return sender in own_addresses and MailVerdict("own", f"From: {sender}")


def _bounce(message, _own_addresses):
    """RFC 3464: a report of a mail server about a letter of ours."""
    if message.get_content_type() == "multipart/report":
        return MailVerdict("bounce", "Content-Type: multipart/report")
    sender = _sender(message)
    return sender.partition("@")[0] == DAEMON and MailVerdict("bounce", f"From: {sender}")


def _auto_reply(message, _own_addresses):
    """RFC 3834, 5: ``Auto-Submitted: auto-replied``; and what vacation programs add of their own."""
    submitted = _submitted(message)
    if submitted.startswith(("auto-replied", "auto-notified")):
        return MailVerdict("auto_reply", f"Auto-Submitted: {submitted}")
    for name in AUTO_REPLY_HEADERS:
        if _text(message, name).lower() not in ("", "no", "false"):
            return MailVerdict("auto_reply", name)
    if "Return-Path" in message and _text(message, "Return-Path") in ("", "<>"):
        return MailVerdict("auto_reply", "Return-Path: <>")  # RFC 5321, 4.5.5: nobody to answer to
    precedence = _text(message, "Precedence").lower()
    return precedence in AUTO_REPLY_PRECEDENCE and MailVerdict(
        "auto_reply", f"Precedence: {precedence}"
    )


def _bulk(message, _own_addresses):
    """RFC 2919 and 2369: letters of mailing lists."""
    for name in LIST_HEADERS:
        if _text(message, name):
            return MailVerdict("bulk", name)
    precedence = _text(message, "Precedence").lower()
    return precedence in BULK_PRECEDENCE and MailVerdict("bulk", f"Precedence: {precedence}")


def _generated(message, _own_addresses):
    """RFC 3834, 5: anything but «no». Forms on sites mark a citizen's words so: to be read, not to be answered."""
    submitted = _submitted(message)
    if submitted not in ("", "no"):
        return MailVerdict("generated", f"Auto-Submitted: {submitted}")
    suppress = _text(message, "X-Auto-Response-Suppress").lower()
    return suppress not in ("", "none") and MailVerdict(
        "generated", f"X-Auto-Response-Suppress: {suppress}"
    )


def _submitted(message):
    return _text(message, "Auto-Submitted").partition(";")[0].strip().lower()


def _sender(message):
    addresses = getaddresses([_text(message, "From")])
    return addresses[0][1].lower() if addresses else ""


def _text(message: Message, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())

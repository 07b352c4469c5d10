"""Whether a person or a machine wrote an e-mail (п. 20: the first reply is for people).

A reply to a machine starts a loop of e-mails: RFC 3834, 2 forbids it.
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
    """``kind``: who wrote it; ``reason``: the header that proves it, empty for a person.

    ============== =====================================================
    ``personal``   a person
    ``own``        the office itself: its own e-mail has come back
    ``bounce``     a mail server about an e-mail of the office
    ``auto_reply`` an out-of-office program
    ``bulk``       a mailing list
    ``generated``  another program; a form of a site, for example
    ============== =====================================================
    """

    kind: str
    reason: str = ""


def mail_kind(message: Message, own_addresses: Collection[str]) -> MailVerdict:
    """The first mark found decides; garbage in a header is read as text and never raises.

    :param own_addresses: lower-case addresses that the office writes from
    """
    return (
        _own(message, own_addresses)
        or _bounce(message)
        or _auto_reply(message)
        or _bulk(message)
        or _generated(message)
        or MailVerdict("personal")
    )


def _own(message: Message, own_addresses: Collection[str]) -> MailVerdict | None:
    sender = _sender(message)
    return MailVerdict("own", f"From: {sender}") if sender in own_addresses else None


def _bounce(message: Message) -> MailVerdict | None:
    """RFC 3464: a report of a mail server about an e-mail of the office."""
    if message.get_content_type() == "multipart/report":
        return MailVerdict("bounce", "Content-Type: multipart/report")
    sender = _sender(message)
    is_daemon = sender.partition("@")[0] == DAEMON
    return MailVerdict("bounce", f"From: {sender}") if is_daemon else None


def _auto_reply(message: Message) -> MailVerdict | None:
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
    if precedence in AUTO_REPLY_PRECEDENCE:
        return MailVerdict("auto_reply", f"Precedence: {precedence}")
    return None


def _bulk(message: Message) -> MailVerdict | None:
    """RFC 2919 and 2369: e-mails of mailing lists."""
    for name in LIST_HEADERS:
        if _text(message, name):
            return MailVerdict("bulk", name)
    precedence = _text(message, "Precedence").lower()
    if precedence in BULK_PRECEDENCE:
        return MailVerdict("bulk", f"Precedence: {precedence}")
    return None


def _generated(message: Message) -> MailVerdict | None:
    """RFC 3834, 5: anything but «no». A form of a site marks a citizen's words so: registered, not acknowledged."""
    submitted = _submitted(message)
    if submitted not in ("", "no"):
        return MailVerdict("generated", f"Auto-Submitted: {submitted}")
    suppress = _text(message, "X-Auto-Response-Suppress").lower()
    if suppress not in ("", "none"):
        return MailVerdict("generated", f"X-Auto-Response-Suppress: {suppress}")
    return None


def _submitted(message: Message) -> str:
    return _text(message, "Auto-Submitted").partition(";")[0].strip().lower()


def _sender(message: Message) -> str:
    addresses = getaddresses([_text(message, "From")])
    return addresses[0][1].lower() if addresses else ""


def _text(message: Message, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())

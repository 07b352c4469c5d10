"""When our mail server accepted an e-mail, whether it came whole, and its headers in readable form."""

from datetime import datetime, timezone
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

HEADER_LIMIT = 500
RECIPIENTS = (
    "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To",
    "To", "Cc", "Resent-To", "Resent-Cc",
)  # fmt: skip


def headers_of(raw: bytes) -> Message:
    """The headers alone: an e-mail nested thousands of times cannot exhaust a parser that does not descend."""
    return BytesHeaderParser(policy=compat32).parsebytes(raw)


def accepted_at(message: Message, now: datetime, arrived: datetime | None = None) -> datetime:
    """п. 20 «после получения сообщения»: the moment our own mail server took the e-mail.

    ``Date`` is the sender's claim and is not used.

    :param now: aware moment, when nothing better is known; the latest possible one
    :param arrived: when the e-mail was put into the mailbox, for what came there without SMTP
    """
    return min(server_stamp(message) or arrived or now, now)


def server_stamp(message: Message) -> datetime | None:
    """The moment in the topmost ``Received``, which our own server has written (RFC 5321, 4.4); None when unreadable."""
    trace = str(message.get("Received") or "")
    try:
        stamp = parsedate_to_datetime(trace.rpartition(";")[2].strip())
        stamp = stamp if stamp.tzinfo else stamp.replace(tzinfo=timezone.utc)
        return stamp.astimezone(timezone.utc)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def is_damaged(message: Message) -> bool:
    """Whether reading may have lost a part of the e-mail, so that the original must be attached.

    Broken structure, a wrong transfer encoding, an unknown or a wrong charset, NUL in the text.
    """
    return any(part.defects or _is_unreadable(part) or part.defects for part in message.walk())


def _is_unreadable(part: Message) -> bool:
    if part.get_content_maintype() != "text":
        return False
    payload = part.get_payload(decode=True) or b""  # decoding also fills ``part.defects``
    try:
        return "\0" in payload.decode(part.get_content_charset() or "ascii")
    except (LookupError, ValueError):  # an unknown charset, a wrong one, or NUL in its name
        return True


def recipients_text(message: Message) -> str:
    """Everybody an e-mail was addressed or delivered to, in one line; a blind copy stands in the trace alone.

    A server on the way may add ``Delivered-To`` of its own, so all of them count, as deep as they stand.
    """
    return ", ".join(filter(None, (whole_header(message, name) for name in RECIPIENTS)))


def whole_header(message: Message, name: str) -> str:
    """Every header of this name, whole, one after another with commas: lists of addresses, long ``References``."""
    return ", ".join(one_line(_readable(value)) for value in message.get_all(name) or ())


def header_text(message: Message, name: str) -> str:
    """A header in readable form on one line, without NUL, at most ``HEADER_LIMIT`` characters; any bytes."""
    value = message.get(name)
    if value is None:
        return ""
    return one_line(_readable(value))[:HEADER_LIMIT]


def _readable(value):
    try:
        text = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError, TypeError):
        text = str(value)
    return text.encode("utf-8", "replace").decode()


def one_line(text: str) -> str:
    """Without NUL and ends of lines, which an encoded word may carry."""
    return " ".join(text.replace("\0", "").split())

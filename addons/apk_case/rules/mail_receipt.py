"""When our mail server accepted an e-mail (п. 20); its headers in readable form."""

from datetime import datetime, timezone
from email.message import Message
from email.utils import parsedate_to_datetime

from .mail_headers import LIST_LIMIT, decode_words, header_text, headers_of, one_line

RECIPIENTS = (
    "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To",
    "To", "Cc", "Resent-To", "Resent-Cc",
)  # fmt: skip

__all__ = ["accepted_at", "header_text", "headers_of", "one_line"]


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


def recipients_text(message: Message) -> str:
    """Everybody an e-mail was addressed or delivered to, in one line; a blind copy stands in the trace alone.

    A server on the way may add ``Delivered-To`` of its own, so all of them count, as deep as they stand.
    """
    return ", ".join(filter(None, (whole_header(message, name) for name in RECIPIENTS)))


def whole_header(message: Message, name: str) -> str:
    """Every header of this name, one after another with commas: lists of addresses, long ``References``."""
    values = message.get_all(name) or ()
    return ", ".join(decode_words(str(value))[0] for value in values)[:LIST_LIMIT]

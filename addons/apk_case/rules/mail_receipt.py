"""When our mail server accepted an e-mail (п. 20); its headers in readable form."""

from datetime import datetime, timezone
from email.message import Message
from email.utils import parsedate_to_datetime

from .mail_headers import header_text, headers_of, one_line

__all__ = ["accepted_at", "header_text", "headers_of", "one_line"]


def accepted_at(message: Message, now: datetime) -> datetime:
    """п. 20 «после получения сообщения»: the moment our own mail server took the e-mail.

    Our server writes the topmost ``Received`` (RFC 5321, 4.4); ``Date`` is the sender's claim and is not used.

    :param now: aware moment, returned when the header is absent, unreadable or in the future
    """
    trace = str(message.get("Received") or "")
    try:
        stamp = parsedate_to_datetime(trace.rpartition(";")[2].strip())
    except (TypeError, ValueError, IndexError, OverflowError):
        return now
    if stamp.tzinfo is None:
        stamp = stamp.replace(tzinfo=timezone.utc)
    return min(stamp, now)

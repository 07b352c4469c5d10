"""What is asked of a mail server beside what Odoo asks: it changes nothing in the mailbox."""

import imaplib
import time
from datetime import datetime, timezone

from psycopg2 import OperationalError

from .rules.mail_receipt import headers_of

BATCH = 200
HEADERS = "(INTERNALDATE BODY.PEEK[HEADER.FIELDS (RECEIVED)])"


class SpoolingConnection:
    """A mailbox connection that stores every e-mail in the spool before it hands it out.

    Odoo marks a fetched e-mail as handled even when its processing failed. When the spool cannot store one,
    the error leaves the generator instead, and the e-mail stays unread in the mailbox.
    """

    def __init__(self, connection, store):
        """:param store: called with the bytes of an e-mail and with a function that tells when the server took it"""
        self._connection = connection
        self._store = store

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def retrieve_unread_messages(self):
        """What one e-mail is refused for is raised when all the others are stored: it holds up nobody else's."""
        refusals = []
        for number, raw in self._unread():
            try:
                if raw is None:
                    raise NotHandedOut(f"IMAP: e-mail {number!r} is not handed out")
                self._store(raw, lambda number=number: arrived_at(self._connection, number))
            except OperationalError:
                raise  # the database is away: nothing can be stored now
            except Exception as error:  # broad: this one stays unread in the mailbox
                refusals.append(error)
            else:
                yield number, raw
        if refusals:
            raise refusals[0]

    def _unread(self):
        """Core fetches an IMAP e-mail so that the server marks it as read: when the line breaks then, nobody asks for it again."""
        if not isinstance(self._connection, imaplib.IMAP4):
            yield from self._connection.retrieve_unread_messages()
            return
        waiting = self._connection._unread_messages  # core's own list, the oldest last
        while waiting:
            number = waiting.pop()
            _result, data = self._connection.fetch(number, "(BODY.PEEK[])")
            yield number, next((part[1] for part in data if isinstance(part, tuple)), None)


class NotHandedOut(Exception):
    """A mail server names an e-mail and does not give it: damaged there, or deleted meanwhile."""


def plain_connection(connection):
    """The connection itself, when what is read through it must not be stored."""
    return connection._connection if isinstance(connection, SpoolingConnection) else connection


def arrived_at(connection, number):
    """When an IMAP server put an e-mail into the mailbox (RFC 3501, 2.3.3), an aware moment; None over POP."""
    if not isinstance(connection, imaplib.IMAP4):
        return None
    _result, data = connection.fetch(number, "(INTERNALDATE)")
    return _internal_date(b" ".join(part for part in data if isinstance(part, bytes)))


def unread_headers(connection):
    """Headers of the e-mails that would be fetched, none of which becomes read or leaves.

    :return: pairs (``Message`` with its ``Received`` alone, when the server took it or None)
    """
    if isinstance(connection, imaplib.IMAP4):
        yield from _unread_over_imap(connection)
        return
    for number in range(1, connection.stat()[0] + 1):
        _answer, lines, _octets = connection.top(number, 0)
        yield headers_of(b"\r\n".join(lines)), None


def _unread_over_imap(connection):
    connection.select(readonly=True)
    _result, found = connection.search(None, "UNSEEN")
    numbers = found[0].split() if found and found[0] else []
    for start in range(0, len(numbers), BATCH):
        batch = b",".join(numbers[start : start + BATCH])
        _result, data = connection.fetch(batch, HEADERS)
        for place, part in enumerate(data):
            if isinstance(part, tuple):
                # the date stands before the headers with most servers, after them with some
                after = data[place + 1] if place + 1 < len(data) else b""
                rest = after if isinstance(after, bytes) else b""
                yield headers_of(part[1]), _internal_date(part[0] + b" " + rest)


def _internal_date(answer) -> datetime | None:
    local = imaplib.Internaldate2tuple(answer)
    return local and datetime.fromtimestamp(time.mktime(local), timezone.utc)

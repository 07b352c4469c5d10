"""When two copies of an e-mail are one e-mail."""

import hashlib
from collections.abc import Iterator

from .mail_headers import read_head

IDENTITY_HEADERS = ("Message-Id", "From", "Date", "Subject")
CHUNK = 1_000_000


def email_fingerprint(raw: bytes) -> str:
    """SHA-256, in hex, of who wrote what and when, without the traces of transport (``Received``, ``Delivered-To`` …).

    An e-mail delivered twice, or to two of our mailboxes, has one fingerprint. Two e-mails that share a
    Message-Id, as some scanners send them, have two. Line ends do not count; any bytes are accepted.
    """
    message, body_at = read_head(raw)
    digest = hashlib.sha256()
    for name in IDENTITY_HEADERS:
        digest.update((message.get(name) or "").encode("utf-8", "replace") + b"\0")
    for piece in _flat(raw, body_at):
        digest.update(piece)
    return digest.hexdigest()


def _flat(raw: bytes, at: int) -> Iterator[bytes]:
    """The body with one kind of line ends and none at its end, piece by piece."""
    end = len(raw)
    while end > at and raw[end - 1] in b"\r\n":
        end -= 1
    while at < end:
        stop = min(at + CHUNK, end)
        if raw[stop - 1 : stop] == b"\r" and stop < end:
            stop += 1  # not between the two signs of a line end
        yield raw[at:stop].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        at = stop

"""When two copies of a letter are one letter."""

import hashlib

from .mail_receipt import headers_of

IDENTITY_HEADERS = ("Message-Id", "From", "Date", "Subject")


def letter_fingerprint(raw: bytes) -> str:
    """SHA-256 over who wrote what when, without the marks of the road (``Received``, ``Delivered-To`` …).

    One letter delivered twice, or to two of our mailboxes, has one fingerprint. Two letters that share a
    Message-Id, as some scanners send them, have two. Line ends do not count; any bytes are accepted.
    """
    flat = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    _head, _gap, body = flat.partition(b"\n\n")
    message = headers_of(flat)
    digest = hashlib.sha256()
    for name in IDENTITY_HEADERS:
        value = " ".join(str(message.get(name) or "").split())
        digest.update(value.encode("utf-8", "surrogateescape") + b"\0")
    digest.update(body.rstrip(b"\n"))
    return digest.hexdigest()

"""When two copies of an e-mail are one e-mail."""

import hashlib

from .mail_receipt import headers_of

IDENTITY_HEADERS = ("Message-Id", "From", "Date", "Subject")


def email_fingerprint(raw: bytes) -> str:
    """SHA-256, in hex, of who wrote what and when, without the traces of transport (``Received``, ``Delivered-To`` …).

    An e-mail delivered twice, or to two of our mailboxes, has one fingerprint. Two e-mails that share a
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

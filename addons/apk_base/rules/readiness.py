"""Is a fact of the installation in order? The screen «Readiness» asks; nothing here opens a connection.

Each function names what is wrong by a short key, the empty text means that nothing is. The words stand in the models.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

BACKUP_DAYS = 2  # a copy is made every night; one night may fail before it is said
PRIVATE_ENDINGS = (".local", ".localdomain", ".internal", ".lan")


def address_problem(url: str, is_frozen: bool) -> str:
    """The address in the links of every notice: a client opens it from home, by telephone.

    :return: ``unknown``, ``page`` (more than scheme, host and port: what is added to it leads nowhere), ``local`` (opens
        on the server or inside the office only), ``plain`` (not https), ``changeable`` (the next sign-in of an
        administrator by another address rewrites it), or nothing
    """
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
        _ = parts.port  # raises
    except ValueError:
        return "unknown"
    if parts.scheme not in ("http", "https") or not host or any(map(str.isspace, url)):
        return "unknown"
    if parts.path not in ("", "/") or set(url) & set("?#@\\"):
        return "page"
    if _is_local(host):
        return "local"
    if parts.scheme != "https":
        return "plain"
    return "" if is_frozen else "changeable"


def as_address(url: str) -> str:
    """Without what people paste along with an address: ``" https://apk.example.ru/ "``; links begin with it."""
    return url.strip().rstrip("/")


def _is_local(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(PRIVATE_ENDINGS)


def backup_problem(last_at: str, now: datetime) -> str:
    """
    :param last_at: ISO 8601 in UTC, as the command that makes copies has written it; empty when it never did
    :param now: naive, UTC
    :return: ``never``, ``unreadable`` (no moment, or one that is still to come), ``old``, or nothing
    """
    if not last_at:
        return "never"
    age = backup_age(last_at, now)
    if age is None or age < -timedelta(hours=1):
        return "unreadable"
    return "old" if age > timedelta(days=BACKUP_DAYS) else ""


def backup_age(last_at: str, now: datetime) -> timedelta | None:
    try:
        moment = datetime.fromisoformat(last_at)
    except ValueError:
        return None
    if moment.tzinfo:
        moment = (moment - moment.utcoffset()).replace(tzinfo=None)
    return now - moment


def sender_problem(sender: str, filters: list[str]) -> str:
    """Does a mail server let our own sender pass?

    :param sender: the address that e-mails to colleagues leave from
    :param filters: for every mail server in use, the senders it is for; an empty text means any
    :return: ``nobody``, ``refused`` (each server is for other senders), or nothing
    """
    if "@" not in (sender or ""):
        return "nobody"
    sender = sender.lower()
    allowed = (sender, sender.rpartition("@")[2])
    for one in filters:
        parts = [part.strip().lower() for part in (one or "").split(",") if part.strip()]
        if not parts or any(part in allowed for part in parts):
            return ""
    return "refused" if filters else ""


def letter_problem(
    has_server: bool, changed_at: datetime | None, proven_at: datetime | None
) -> str:
    """Does a mail server take our e-mails? Only a test letter proves it, and only for the server as it is now.

    :param changed_at: when the settings of a server were last changed; None when they stand in the file of the server
    :param proven_at: when a server last took a test letter
    :return: ``missing``, ``untried``, ``changed``, or nothing
    """
    if not has_server:
        return "missing"
    if not proven_at:
        return "untried"
    return "changed" if changed_at and changed_at > proven_at else ""

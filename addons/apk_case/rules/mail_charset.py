"""Letters that do not tell their charset, or tell a wrong one: Russian mail programs and scanners write them still.

A decoder that believes such a letter shows question marks where the client has written words (п. 20: a letter is
registered as it was written). Bytes that fit what the letter says are left alone, and so is a sound letter.
"""

import email
import email.policy
from email.header import Header
from email.message import Message
from email.utils import formataddr, getaddresses

RUSSIAN = ("cp1251", "koi8-r", "cp866")
FREQUENT = frozenset(
    "оеаинтсрвлкмдпу"
)  # Russian: the small letters that another charset makes capitals of
ADDRESSES = ("From", "To", "Cc", "Reply-To")


def guessed(raw: bytes) -> str:
    """The charset that these bytes are text in."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return max(RUSSIAN, key=lambda name: _likeness(raw, name))
    return "utf-8"


def _likeness(raw, charset):
    return sum(letter in FREQUENT for letter in raw.decode(charset, "replace"))


def with_charsets(raw: bytes) -> bytes:
    """The letter with its true charsets named; a letter that needs none comes back as it is.

    :raises RecursionError: of a letter inside a letter inside a letter…
    """
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    mended = [_mend(part) for part in message.walk()]
    return message.as_bytes() if any(mended) else raw


def _mend(part: Message) -> bool:
    headers = [name for name, value in part.raw_items() if not value.isascii()]
    for name in headers:
        _mend_header(part, name)
    is_told = part.is_multipart() or part.get_content_maintype() != "text" or _is_true(part)
    if not is_told:
        part.set_param("charset", guessed(part.get_payload(decode=True)))
    return bool(headers) or not is_told


def _mend_header(part, name):
    raw = dict(part.raw_items())[name].encode("utf-8", "surrogateescape")
    words = raw.decode(guessed(raw), "replace")
    if name.title() in ADDRESSES:
        words = ", ".join(formataddr(pair) for pair in getaddresses([words]))
    part.replace_header(name, words if words.isascii() else Header(words, "utf-8").encode())
    if name.title() == "Content-Disposition":
        part.replace_header(name, words)
        file_name = part.get_filename() or ""
        part.set_param("filename", file_name, header=name, charset="utf-8")


def _is_true(part):
    try:
        (part.get_payload(decode=True) or b"").decode(part.get_content_charset() or "ascii")
    except (LookupError, ValueError):
        return False
    return True

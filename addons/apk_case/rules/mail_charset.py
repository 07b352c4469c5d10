"""E-mails that name no charset, or a wrong one: some Russian mail programs and scanners still write them.

A decoder that believes such an e-mail shows question marks in place of the client's words (п. 20: a message is
registered as it was written). Text that fits its declared charset is left alone.
"""

import email
import email.policy
from email.header import Header
from email.message import Message
from email.utils import formataddr, getaddresses

RUSSIAN_CHARSETS = ("cp1251", "koi8-r", "cp866")
# The most frequent small letters: read in a wrong Russian charset, they become capitals or signs.
FREQUENT = frozenset("оеаинтсрвлкмдпу")  # Russian: letters
ADDRESS_HEADERS = ("From", "To", "Cc", "Reply-To")


def likely_charset(raw: bytes) -> str:
    """``utf-8`` when the bytes are valid in it, else the Russian charset that gives the most frequent letters."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return max(RUSSIAN_CHARSETS, key=lambda charset: _frequent_letters(raw, charset))
    return "utf-8"


def _frequent_letters(raw: bytes, charset: str) -> int:
    return sum(letter in FREQUENT for letter in raw.decode(charset, "replace"))


def with_true_charsets(raw: bytes) -> bytes:
    """The e-mail with its true charsets declared; one that declares them comes back unchanged.

    :raises RecursionError: an e-mail nested in an e-mail hundreds of times
    """
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    has_changed = [_correct(part) for part in message.walk()]
    return message.as_bytes() if any(has_changed) else raw


def _correct(part: Message) -> bool:
    """Encode raw 8-bit headers of a part and declare the charset of its text; whether anything had to change."""
    headers = [name for name, value in part.raw_items() if not value.isascii()]
    for name in headers:
        _encode_header(part, name)
    is_text = not part.is_multipart() and part.get_content_maintype() == "text"
    if not is_text or _fits_its_charset(part):
        return bool(headers)
    part.set_param("charset", likely_charset(part.get_payload(decode=True)))
    return True


def _encode_header(part: Message, name: str) -> None:
    raw = dict(part.raw_items())[name].encode("utf-8", "surrogateescape")
    text = raw.decode(likely_charset(raw), "replace")
    if name.title() in ADDRESS_HEADERS:
        text = ", ".join(formataddr(pair) for pair in getaddresses([text]))
    part.replace_header(name, text if text.isascii() else Header(text, "utf-8").encode())
    if name.title() == "Content-Disposition":
        part.replace_header(name, text)
        file_name = part.get_filename() or ""
        part.set_param("filename", file_name, header=name, charset="utf-8")


def _fits_its_charset(part: Message) -> bool:
    try:
        (part.get_payload(decode=True) or b"").decode(part.get_content_charset() or "ascii")
    except (LookupError, ValueError):
        return False
    return True

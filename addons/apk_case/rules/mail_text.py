"""The words of a letter as it came: what a person reads to tell a client's letter from a machine's (п. 18)."""

import email
import email.policy
import re
from html import unescape

BLOCKS = re.compile(r"<\s*(?:br|/p|/div|/tr|/li|/h[1-6])[^>]*>", re.IGNORECASE)
UNSEEN = re.compile(
    r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
TAGS = re.compile(r"<[^>]+>")
HOLES = re.compile(r"\n\s*\n\s*")


def letter_text(raw: bytes) -> str:
    """Plain text of a letter; the plain part first. Whatever is broken in it, something is returned."""
    try:
        letter = email.message_from_bytes(raw, policy=email.policy.default)
        part = letter.get_body(("plain", "html"))
        if part is None:  # a part without heads is «false», a letter without text is None
            return ""
        text, is_html = part.get_content(), part.get_content_subtype() == "html"
    except (
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        RecursionError,
    ):  # whatever is wrong
        text, is_html = raw.decode("utf-8", "replace"), False
    return HOLES.sub("\n\n", plain(text) if is_html else text).strip()


def plain(html: str) -> str:
    """Words of a page: never shown as a page, so nothing in it can act."""
    return unescape(TAGS.sub("", BLOCKS.sub("\n", UNSEEN.sub("", html))))

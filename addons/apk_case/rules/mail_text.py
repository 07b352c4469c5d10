"""The text of an e-mail as it came: what a registrar reads to tell a client from a machine (п. 18)."""

import email
import email.policy
import re
from html import unescape

BLOCKS = re.compile(r"<\s*(?:br|/p|/div|/tr|/li|/h[1-6])[^>]*>", re.IGNORECASE)
UNSEEN = re.compile(
    r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
TAGS = re.compile(r"<[^>]+>")
BLANK_LINES = re.compile(r"\n\s*\n\s*")


def email_text(raw: bytes) -> str:
    """Plain text of an e-mail, from its plain part if it has one; of a broken one, the bytes as text."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        part = message.get_body(("plain", "html"))
        if part is None:  # not «if not part»: a part without headers is false
            return ""
        text, is_html = part.get_content(), part.get_content_subtype() == "html"
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError):
        text, is_html = raw.decode("utf-8", "replace"), False
    return BLANK_LINES.sub("\n\n", _without_tags(text) if is_html else text).strip()


def _without_tags(html: str) -> str:
    """The words of a page; they are never shown as a page, so no script in it can run."""
    return unescape(TAGS.sub("", BLOCKS.sub("\n", UNSEEN.sub("", html))))

"""Pictures in the words of a client that stand on somebody else's server (152-ФЗ: nobody learns that they are read)."""

import re

REMOTE = re.compile(r"<img\b[^>]*?\ssrc\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)


def has_remote_picture(html: str) -> bool:
    """
    :param html: sanitized: every attribute in quotes
    """
    return bool(REMOTE.search(html))

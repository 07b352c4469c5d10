"""What a browser of the staff may fetch by itself: nothing from a stranger's server.

An e-mail may hold pictures, films, fonts, styles on the sender's server; fetching them tells the sender that, when and
from where the e-mail was opened. No screen of Odoo is an exception: the browser keeps the policy of the whole page.
"""

import re

ALLOWED = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?", re.IGNORECASE)
FRAMED_BY = re.compile(r"https://([a-z0-9-]+\.)+[a-z0-9-]+(:\d{1,5})?", re.IGNORECASE)


class BadSource(ValueError):
    """The text is no address of a server."""


def allowed_sources(text: str, allowed: re.Pattern = ALLOWED) -> list[str]:
    """Servers that an administrator allows by name, such as «https://tiles.example.ru».

    :param text: addresses with spaces or commas between them
    :param allowed: what one of them looks like
    :raises BadSource: one of them is none
    """
    found = re.split(r"[\s,;]+", text.strip()) if text.strip() else []
    for source in found:
        if not allowed.fullmatch(source):
            raise BadSource(source)
    return found


def frame_sites(text: str) -> list[str]:
    """Sites that may show a page for clients in a frame: each by its whole name, over https.

    :raises BadSource: one of them is none
    """
    return allowed_sources(text, FRAMED_BY)


def frame_ancestors(text: str) -> str:
    """The value of ``frame-ancestors``; what cannot be read lets nobody in."""
    try:
        return " ".join(frame_sites(text)) or "'none'"
    except BadSource:
        return "'none'"


def back_office_policy(sources: list[str]) -> str:
    """Content-Security-Policy of the pages of the staff.

    Scripts, frames and calls stay as Odoo has them: the words of a client hold none, they are sanitized.
    """
    own = " ".join(["'self'", *sources])
    return "; ".join(
        (
            f"img-src {own} data: blob:",
            f"media-src {own} data: blob:",
            f"font-src {own} data:",
            f"style-src {own} 'unsafe-inline'",
            "object-src 'self' blob:",
            "frame-ancestors 'self'",
        )
    )


# A page of its own for the words of a client with all their pictures: no script, no form, no frame, no referrer.
WITH_PICTURES = {
    "Content-Security-Policy": "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

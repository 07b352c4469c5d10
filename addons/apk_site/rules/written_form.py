"""What a client types into the form of the site (п. 62), as it is kept, and what is wrong with it.

``read`` keeps everything that was typed, whatever it is: a form that comes back shows it. ``errors_of`` says which
fields cannot be taken. How to answer is the client's choice (п. 5): that way alone must lead somewhere.
"""

import re
import unicodedata
from dataclasses import dataclass

# Signs; what is longer is shown again and refused, nothing is cut off silently.
LIMITS = {"name": 120, "email": 254, "phone": 40, "address": 300, "text": 20_000}
WAYS = ("email", "phone", "post")
SHORTEST_TEXT = 10
SUBJECT = 90
FEWEST_DIGITS, MOST_DIGITS = 10, 15  # of a telephone with its code (E.164)
# Signs without a picture that turn the order of others, or stand where nobody sees them.
UNSEEN = frozenset(
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u061c"
)
LETTER = re.compile(r"[^\W\d_]")
LINK = re.compile(r"https?:|www\.|<", re.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """The form as it was typed; one line each but ``text``; ``way`` is one of ``WAYS`` or empty."""

    name: str = ""
    way: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    topic: str = ""
    text: str = ""
    is_agreed: bool = False
    trap: str = ""


def read(sent: dict) -> Written:
    """
    :param sent: names of fields and texts, as a browser or a program sends them
    """
    lines = {
        field: one_line(sent.get(field) or "") for field in ("name", "email", "phone", "address")
    }
    way = sent.get("way") or ""
    return Written(
        **lines,
        way=way if way in WAYS else "",
        topic=one_line(sent.get("topic") or "")[:20],
        text=without_unseen(sent.get("text") or "").replace("\r\n", "\n").replace("\r", "\n"),
        is_agreed=sent.get("agreed") == "1",
        trap=sent.get("company_site") or "",
    )


def one_line(text: str) -> str:
    return " ".join(without_unseen(text).split())


def without_unseen(text: str) -> str:
    """NFC, so that one letter is one sign; without signs that make a name look like another."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign not in UNSEEN)


def errors_of(written: Written, is_address) -> dict[str, str]:
    """Field -> what is wrong: ``missing``, ``wrong``, ``long``; in the order of the form.

    :param is_address: whether a text is one e-mail address
    """
    found = {
        "name": _wrong_name(written.name),
        "way": "" if written.way else "missing",
        "email": _wrong_email(written, is_address),
        "phone": _wrong_phone(written),
        "address": _wrong_address(written),
        "text": _wrong_text(written.text),
        "agreed": "" if written.is_agreed else "missing",
        "trap": "wrong" if written.trap.strip() else "",
    }
    long = {field for field, limit in LIMITS.items() if len(getattr(written, field)) > limit}
    found |= dict.fromkeys(long, "long")
    return {field: problem for field, problem in found.items() if problem}


def _wrong_name(name):
    if not name:
        return "missing"
    return "wrong" if LINK.search(name) or not LETTER.search(name) else ""


def _wrong_email(written, is_address):
    if written.email:
        return "" if is_address(written.email) else "wrong"
    return "missing" if written.way == "email" else ""


def _wrong_phone(written):
    if written.phone:
        digits = sum(sign.isdigit() for sign in written.phone)
        return "" if FEWEST_DIGITS <= digits <= MOST_DIGITS else "wrong"
    return "missing" if written.way == "phone" else ""


def _wrong_address(written):
    if written.address:
        is_whole = LETTER.search(written.address) and any(map(str.isdigit, written.address))
        return "" if is_whole else "wrong"
    return "missing" if written.way == "post" else ""


def _wrong_text(text):
    words = " ".join(text.split())
    if not words:
        return "missing"
    return "wrong" if len(words) < SHORTEST_TEXT or not LETTER.search(words) else ""


def subject_of(text: str) -> str:
    """The first words, for lists; whole words."""
    words = " ".join(text.split())
    return words if len(words) <= SUBJECT else words[:SUBJECT].rsplit(" ", 1)[0] + "…"

"""One search box for messages: what was typed is read in every way that it may be meant (п. 6, 18).

People type a number as it stands in a letter, a piece of it, a phone as they hear it, an address, a name, words of the
letter. «4567» may end a number and a phone: both readings are looked for, and the result says which one it was.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

TYPED_LIMIT = 200  # signs; the rest of a pasted text is ignored
SERIAL = re.compile(r"\s*(?:№|[Nn][oо]?\.?)?\s*([0-9]{1,6})\s*")
YEAR_AND_SERIAL = re.compile(
    r"\s*(?:№|[Nn][oо]?\.?)?\s*(20[0-9]{2}|[2-9][0-9](?=\s*[/\\]))\s*г?\.?[\s/\\-]\s*([0-9]{1,6})\s*"
)
SERIAL_END_FROM = 3  # digits: fewer end every tenth number
PHONE = re.compile(r"\s*(?:[Тт]ел\.?|[Тт]\.)?[\s:]*\+?[0-9][0-9\s().–—-]*")
PHONE_END_FROM, PHONE_START_FROM, NATIONAL = 4, 5, 10  # digits
TRUNK = ("7", "8")  # «+7 910 …» and «8 910 …» are one phone
EMAIL = re.compile(r"[a-z0-9._+-]{2,}@?[a-z0-9.-]*|@[a-z0-9.-]+", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class TypedQuery:
    """Readings of what was typed; an empty one does not apply.

    ``serials``: what the number ends with; ``serial_ends``: with less certainty. ``phone_end``: digits that a phone ends with;
    ``phone_start``: the first ones after the country's. ``email``: a pattern. ``words``: a name, or words of a text.
    """

    serials: tuple[str, ...] = ()
    serial_ends: tuple[str, ...] = ()
    phone_end: str = ""
    phone_start: str = ""
    email: str = ""
    words: str = ""


def read_typed(text: str) -> TypedQuery:
    """Every reading of a text; full numbers with their prefix are read by ``find_numbers``."""
    typed = text.strip()[:TYPED_LIMIT]
    serials, serial_ends = _serials(typed)
    phone_end, phone_start = _phone(typed)
    # «541» may stand in the letter, too; a whole phone is none of its words
    has_words = "@" not in typed and LETTER_OR_DIGIT.search(typed) and len(phone_end) < NATIONAL
    return TypedQuery(
        serials=serials,
        serial_ends=serial_ends,
        phone_end=phone_end,
        phone_start=phone_start,
        email=_email(typed),
        words=typed if has_words else "",
    )


def quoted_for(text: str, shown: Iterable[str | None], *, digits_alone: bool = False) -> str:
    """Which of the phones or addresses of a message holds what was typed; the first of them when none does.

    :param digits_alone: phones: spaces, brackets and the trunk digit do not count
    """
    known = [one for one in shown if one]
    asked = _comparable(text, digits_alone)
    return next(
        (one for one in known if asked in _comparable(one, digits_alone)), "".join(known[:1])
    )


def _comparable(text, digits_alone):
    if not digits_alone:
        return text.strip().lower()
    digits = re.sub(r"[^0-9]", "", text)
    return digits[1:] if len(digits) > NATIONAL and digits.startswith(TRUNK) else digits


def _serials(typed):
    """«123» is № 123 of every row and year, and the last digits of others; «2026/123», «26/123» of that year."""
    dated = YEAR_AND_SERIAL.fullmatch(typed)
    if dated:
        year, serial = int(dated[1]) % 100 + 2000, int(dated[2])
        return (f"-{year}/{serial:06}",), ()
    bare = SERIAL.fullmatch(typed)
    if not bare:
        return (), ()
    digits = bare[1]
    ends = (digits,) if len(digits) >= SERIAL_END_FROM else ()
    return (f"/{int(digits):06}",), ends


def _phone(typed):
    """(last digits, first digits after «+7»); a text with anything but a phone in it is none."""
    digits = re.sub(r"[^0-9]", "", typed) if PHONE.fullmatch(typed) else ""
    has_trunk = len(digits) > NATIONAL and digits.startswith(TRUNK)
    end = digits[1:] if has_trunk else digits
    start = digits[1:] if digits.startswith(TRUNK) else digits
    is_start = PHONE_START_FROM <= len(digits) <= NATIONAL
    return end if len(end) >= PHONE_END_FROM else "", start if is_start else ""


def _email(typed):
    if not EMAIL.fullmatch(typed) or not LETTER.search(typed):
        return ""
    return "%" + typed.lower().replace("_", r"\_") + "%"

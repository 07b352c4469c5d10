"""Registration numbers (п. 18): one rule for writing them and for reading what people retype.

A number is ``PREFIX-YEAR/SERIAL``: ``ОГ-2026/000123``. The prefix is set by an administrator, one row of serials
runs for each prefix and year, and a number is never reused.

A reader gets back the number as it is written, whatever became of it on the way: lower case, letters of another
alphabet that look Russian, «№», missing or extra spaces, another dash, another slash, quotes, missing zeros, a year of
two digits, «О» for zero, «l» for one, signs that nobody sees.

A number of another body is not ours: its prefix stands behind figures («01-12/СП-2026/7»), its serial before more
figures («СП-2026/7-15»).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

PREFIX_LIMIT = 10
PREFIX = re.compile(rf"(?=[0-9]*[А-Я])[А-Я0-9]{{1,{PREFIX_LIMIT}}}")

# Capitals of another alphabet (Latin, Greek) that look like Russian ones; «Ё» is typed for «Е» and back.
LOOKALIKES = str.maketrans(
    "ABEKMHOPCTXY" "ΑΒΕΚΜΗΟΡΤΧΥΓΠΦ" "Ё",
    "АВЕКМНОРСТХУ" "АВЕКМНОРТХУГПФ" "Е",
)  # fmt: skip
DIGIT_LOOKALIKES = str.maketrans("ОЗILІ", "03111")
EITHER = {"О": "[О0]", "0": "[О0]", "З": "[З3]", "3": "[З3]"}
DASHES = frozenset("−⁃")  # beside the Unicode category «Pd»
SLASHES = frozenset("\\⁄∕⧸|")
UNSEEN = ("Cf", "Mn", "Me")  # soft hyphens, zero-width spaces, marks of direction and of stress

GAP = r"[\s\-./_\"'«»„“”‘’]"
INNER_GAP = r"[\s\-]?"  # «59-ФЗ» for «59ФЗ»
OF_YEAR = r"(?:\s?Г\b)?"  # «2026 г.»
LONG_YEAR = r"2[0О][0-9]{2}"
SHORT_YEAR = r"(?:2[4-9]|[3-9][0-9])(?=\s?/)"  # no number is older than the Order
FIGURE = "[0-9ОЗILІ]"
# A letter stands for a figure where figures follow («000123от 5 мая» ends with 3), or where it makes up six.
SERIAL = (
    rf"((?=[ОЗILІ]*[0-9]){FIGURE}{{6}}(?![^\W_])|0[0-9]{{2}}\s[0-9]{{3}}(?![0-9])"
    rf"|{FIGURE}{{5,11}}[0-9](?![0-9])|{FIGURE}{{0,4}}[0-9](?![0-9]|[-/][0-9]))"
)


def registration_number(prefix: str, year: int, serial: int) -> str:
    """``registration_number("СП", 2026, 123)`` -> ``СП-2026/000123``."""
    return f"{row_of_numbers(prefix, year)}{serial:06}"


def row_of_numbers(prefix: str, year: int) -> str:
    """What all numbers of a prefix and year begin with: ``row_of_numbers("СП", 2026)`` -> ``СП-2026/``."""
    return f"{prefix}-{year}/"


def is_allowed_prefix(prefix: str) -> bool:
    """One to ten Russian capital letters (no «Ё») and digits, with a letter among them: «ОГ», «О», «59ФЗ»."""
    return bool(PREFIX.fullmatch(prefix))


def find_numbers(text: str, prefixes: Iterable[str]) -> list[str]:
    """The numbers that stand in a text, in its order, each once, as ``registration_number`` writes them.

    A text may be read in two ways («в 59 ФЗ-2026/1» with the prefixes «ФЗ» and «59ФЗ»): both are given, the longer
    prefix first. The caller knows which of them exists.

    :param prefixes: allowed ones, see ``is_allowed_prefix``; years are 2000 to 2099
    """
    plain = _fold(text)
    found = [
        (match.start(), -len(prefix), registration_number(prefix, year, serial))
        for prefix in prefixes
        for match in _pattern(prefix).finditer(plain)
        for year, serial in [_figures(match)]
        if serial
    ]
    return list(dict.fromkeys(number for _start, _length, number in sorted(found)))


def _figures(match):
    year, serial = (group.translate(DIGIT_LOOKALIKES) for group in match.groups())
    return int(year) % 100 + 2000, int("".join(serial.split()))


def _fold(text):
    """One shape for letters, figures, spaces, dashes and slashes that people and mail programs exchange."""
    plain = unquote(text) if "%" in text else text  # copied out of an address
    plain = unicodedata.normalize("NFKC", plain.replace("№", " "))  # NFKC alone makes «No» of «№»
    return "".join(map(_fold_sign, plain)).upper().translate(LOOKALIKES)


def _fold_sign(sign):
    category = unicodedata.category(sign)
    if category in UNSEEN:
        return ""
    if category == "Nd":  # figures of every script
        return str(unicodedata.digit(sign))
    if category == "Pd" or sign in DASHES:
        return "-"
    return "/" if sign in SLASHES else sign


@lru_cache
def _pattern(prefix):
    """Where a number of this prefix begins; looked ahead, because two readings may overlap."""
    start = EITHER.get(prefix[0], prefix[0])
    for before, sign in pairwise(prefix):
        inner = INNER_GAP if before.isdigit() != sign.isdigit() else ""
        start += inner + EITHER.get(sign, sign)
    year = f"{LONG_YEAR}|{SHORT_YEAR}" if len(prefix) > 1 else LONG_YEAR
    return re.compile(
        rf"(?<![^\W_])(?<![0-9][-/])(?=(?:NО?)?{start}{GAP}{{0,4}}({year}){OF_YEAR}{GAP}{{1,4}}{SERIAL})"
    )

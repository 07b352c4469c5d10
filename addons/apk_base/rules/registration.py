"""Registration numbers (п. 18): one rule for writing them and for reading what people retype.

A number is ``PREFIX-YEAR/SERIAL``: ``ОГ-2026/000123``. The prefix is set by an administrator, one row of serials
runs for each prefix and year, and a number is never reused.

A reader gets back the number as it is written, whatever became of it on the way: lower case, Latin letters that
look Russian, «№», missing or extra spaces, another dash, another slash, missing zeros, «О» for zero.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

PREFIX_LIMIT = 10
PREFIX = re.compile(rf"(?=[0-9]*[А-Я])[А-Я0-9]{{1,{PREFIX_LIMIT}}}")

# Latin capitals on the left look like the Russian capitals on the right; «Ё» is typed for «Е» and back.
LOOKALIKES = str.maketrans("ABEKMHOPCTXYЁ", "АВЕКМНОРСТХУЕ")
DIGIT_LOOKALIKES = str.maketrans("ОЗ", "03")
EITHER = {"О": "[О0]", "0": "[О0]", "З": "[З3]", "3": "[З3]"}
DASHES = frozenset("−⁃")  # beside the Unicode category «Pd»
SLASHES = frozenset("\\⁄∕⧸")

GAP = r"[\s\-./_]"
INNER_GAP = r"[\s\-]?"  # «59-ФЗ» for «59ФЗ»
# a letter stands for a digit only where a digit follows: «000123от 5 мая» ends with 3
YEAR = r"(2[0О][0-9]{2})"
SERIAL = r"([0-9ОЗ]{0,11}[0-9])(?![0-9])"


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
        (match.start(), -len(prefix), registration_number(prefix, *_figures(match)))
        for prefix in prefixes
        for match in _pattern(prefix).finditer(plain)
    ]
    return list(dict.fromkeys(number for _start, _length, number in sorted(found)))


def _figures(match):
    year, serial = (group.translate(DIGIT_LOOKALIKES) for group in match.groups())
    return int(year), int(serial)


def _fold(text):
    """One shape for letters, spaces, dashes and slashes that people and mail programs exchange."""
    plain = unicodedata.normalize("NFKC", text.replace("№", " "))  # NFKC alone makes «No» of «№»
    return "".join(map(_fold_sign, plain)).upper().translate(LOOKALIKES)


def _fold_sign(sign):
    category = unicodedata.category(sign)
    if category == "Cf":  # soft hyphens, zero-width spaces, marks of direction: nobody sees them
        return ""
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
    return re.compile(rf"(?<![^\W_])(?=(?:NО?)?{start}{GAP}{{0,4}}{YEAR}{GAP}{{1,4}}{SERIAL})")

"""Numbers that Russian clients have, and whether they can be true: check digits find a mistyped one.

ИНН is judged by python-stdnum; the version that Odoo 19 asks for does not know СНИЛС.
ОГРН: ``apk_base/rules/organisation_codes.py``.
"""

import re

SNILS_WITHOUT_CHECK = 1_001_998  # «001-001-998»: numbers up to it were issued before check digits


def digits_of(number: str | None) -> str:
    """Digits alone: people write numbers with spaces and hyphens."""
    return re.sub(r"\D", "", number or "")


def is_snils(number: str) -> bool:
    """СНИЛС: digits weighted 9…1, modulo 101, 100 is written 00."""
    if len(number) != 11:
        return False
    if int(number[:9]) <= SNILS_WITHOUT_CHECK:
        return True
    total = sum(
        int(char) * weight for char, weight in zip(number[:9], range(9, 0, -1), strict=True)
    )
    return total % 101 % 100 == int(number[9:])


def format_snils(number: str) -> str:
    """``11223344595`` -> ``112-233-445 95``."""
    return f"{number[:3]}-{number[3:6]}-{number[6:9]} {number[9:]}"


def is_inn_of(number: str, *, company: bool) -> bool:
    """ИНН has 10 digits when it is of an organisation, 12 when it is of a person (приказ ФНС ЕД-7-14/559@)."""
    return len(number) == (10 if company else 12)

"""Codes of organisations that python-stdnum of Odoo 19 does not know: check digits find a mistyped one."""

import re

KPP = re.compile(r"\d{4}[0-9A-Z]{2}\d{3}")


def is_ogrn(number: str) -> bool:
    """ОГРН: 13 digits, ОГРНИП: 15; the last is the remainder of the others by 11 or by 13."""
    if not number.isdigit() or len(number) not in (13, 15):
        return False
    return int(number[:-1]) % (len(number) - 2) % 10 == int(number[-1])


def is_kpp(number: str) -> bool:
    """КПП: nine signs without a check digit, the fifth and sixth may be letters."""
    return bool(KPP.fullmatch(number))

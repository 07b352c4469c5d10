"""What the number is that the exchange shows (п. 30, 41): of a client, of a subscriber of a district, or hidden.

An exchange sends a word instead of a hidden number, and short numbers of its own network as they are dialled there. None
of them is a whole telephone number: a word leads to nobody's card, a district number leads to those whose phone ends so.
"""

import re

# what exchanges send for a hidden number: names of RFC 3325 and of Asterisk
HIDDEN = frozenset(
    (
        "anonymous",
        "asterisk",
        "hidden",
        "private",
        "restricted",
        "unavailable",
        "unknown",
        "withheld",
    )
)
DISTRICT_DIGITS = (5, 6)  # 5-16-40 in a district, 55-16-40 in Kostroma; the exchange shows no code
KOSTROMA = "4942"  # the code of the city has four digits, those of the districts five
REGION = "494"
WHOLE = re.compile(r"\+7(\d{10})")
NOT_DIGITS = re.compile(r"\D")


def is_hidden(number: str) -> bool:
    """No number, or a word in its place: ``anonymous``, ``<unknown>``, ``sip:anonymous@anonymous.invalid``."""
    word = (number or "").strip().lower().removeprefix("sip:").partition("@")[0].strip("<> ")
    return not word or word in HIDDEN


def district_digits(number: str) -> str:
    """Digits of a number that the exchange shows without its code; empty for any other."""
    digits = NOT_DIGITS.sub("", number or "")
    is_short = not (number or "").strip().startswith("+") and len(digits) in DISTRICT_DIGITS
    return digits if is_short else ""


def format_phone(number: str) -> str:
    """«+7 910 123-45-67», «+7 4942 55-16-40», «+7 49445 5-16-40», «5-16-40»; what is of another shape stays as it is."""
    whole = WHOLE.fullmatch(number or "")
    if whole:
        code, own = _code_and_own(whole[1])
        return f"+7 {code} {_in_pairs(own)}"
    digits = district_digits(number)
    return _in_pairs(digits) if digits else number or ""


def _code_and_own(digits):
    length = 3
    if digits.startswith(REGION):
        length = 4 if digits.startswith(KOSTROMA) else 5
    return digits[:length], digits[length:]


def _in_pairs(digits):
    """The last four by two, as they are read out: 551640 → 55-16-40."""
    return "-".join((digits[:-4], digits[-4:-2], digits[-2:]))

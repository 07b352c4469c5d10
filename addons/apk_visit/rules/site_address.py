"""Where an inspection takes place (п. 12: «с учётом удобства клиента»): the team must find it by what is written."""

import re

WORD = re.compile(r"\w+")
FEWEST_WORDS, FEWEST_BESIDE_A_NUMBER = 3, 2


def is_findable(address: str) -> bool:
    """Whether an address names more than a town: a house («Галич, Лесная, 5») or what stands there («д. Ильинское, ферма»)."""
    words = WORD.findall(address or "")
    has_number = any(word[0].isdigit() for word in words)
    return len(words) >= (FEWEST_BESIDE_A_NUMBER if has_number else FEWEST_WORDS)


def tidy(address: str) -> str:
    """One blank between words, none before a comma; empty parts of an address that was put together are left out."""
    parts = (" ".join(part.split()) for part in (address or "").split(","))
    return ", ".join(part for part in parts if part)

"""Where a Russian word may be broken at the end of a line: both parts keep a vowel, and no consonant stands alone."""

import re

SOFT_HYPHEN = "\u00ad"
V, C, SIGNS = "аеёиоуыэюя", "бвгджзклмнпрстфхцчшщ", "йьъ"  # Russian: vowels, consonants, signs
ANY = V + C + SIGNS
BREAKS = [
    re.compile(f"([{left}])([{right}])".replace(" ", "]["), re.IGNORECASE)
    for left, right in (
        (SIGNS, f"{ANY} {ANY}"),
        (V, f"{V} {ANY}"),
        (f"{V} {C}", f"{C} {V}"),
        (f"{C} {V}", f"{C} {V}"),
        (f"{V} {C}", f"{C} {C} {V}"),
        (f"{V} {C} {C}", f"{C} {C} {V}"),
    )
]


LONG_WORD = re.compile(f"[{ANY}]{{10,}}", re.IGNORECASE)  # a short one moves to the next line


def hyphenated(text: str) -> str:
    """The text with soft hyphens in long words: they are seen only where a line ends."""
    return LONG_WORD.sub(lambda word: _with_breaks(word[0]), text)


def _with_breaks(word):
    for place in BREAKS:
        word = place.sub(rf"\1{SOFT_HYPHEN}\2", word)
    return word

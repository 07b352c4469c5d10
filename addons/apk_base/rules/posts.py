"""Posts in the dative and the genitive, for the addressee and the signature of a letter (ГОСТ Р 7.0.97-2025, 5.14, 5.22).

«Начальник отдела растениеводства» → «начальнику отдела растениеводства»: the adjectives of the post and its noun are declined,
what follows them (whose, of what) stays. What is not certain stays as it is written: a person reads it and may change it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# posts, and not a chapter of a book or a person of a game: the dictionary knows them as things, too
HEADS = frozenset(["глава", "судья", "статс-секретарь"])  # Russian: posts
CLAUSE = re.compile(r"(\s+[–—-]\s+|,\s+|\s+и\s+)")  # «заместитель директора – начальник отдела»
ACTING = "врио|врип|ио"  # Russian: acting; «и.о.», too: the rest is in the genitive already
UNCHANGED = re.compile(rf"^(?:\w{{1,2}}\.)+$|^(?:{ACTING})$", re.IGNORECASE)
WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """One way to read a word: ``is_noun`` of a person, else an adjective that stands before one; how it is declined."""

    is_noun: bool
    inflect: Callable[[str], str | None]


Readings = Callable[
    [str], Iterable[Reading]
]  # of a word in the nominative singular; none: it is not in it


def declined_post(post: str, case: str, readings: Readings) -> str:
    """
    :param case: ``datv`` or ``gent``, as the dictionary of pymorphy3 calls them
    :param readings: how a word may be read, the likeliest first
    """
    parts = CLAUSE.split(post)
    parts[::2] = [_declined_clause(part, case, readings) for part in parts[::2]]
    return "".join(parts)


def _declined_clause(clause, case, readings):
    words = clause.split(" ")
    for place, word in enumerate(words):
        found = None if UNCHANGED.match(word) else _reading(word, readings)
        inflected = found and found.inflect(case)
        if not inflected:
            break
        words[place] = _as_written(inflected, word)
        if found.is_noun:
            break
    return " ".join(words)


def _reading(word, readings):
    if not WORD.fullmatch(word):
        return None
    return next(iter(readings(word.lower())), None)


def _as_written(inflected, word):
    if word.isupper() and len(word) > 1:
        return inflected.upper()
    return inflected[0].upper() + inflected[1:] if word[0].isupper() else inflected

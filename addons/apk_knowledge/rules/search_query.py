"""Turns what a person types into queries for the full text search of PostgreSQL.

A question is a list of groups, one for each word or term; a group is a list of alternatives, an alternative is a tuple of
words. An article answers a group when it has one of the alternatives, whose words stand side by side. First all groups
must be answered, then fewer (``quorums``).
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from os.path import commonprefix

from .index_text import as_seen

WORD = re.compile(r"[0-9a-zа-я]+")
WORD_LIMIT, QUERY_LIMIT = 40, 12
PREFIX_FROM = 3
ROOT_FROM = 5
# The same keys in both layouts: a question may be typed without switching to the Russian one.
LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
# «ё» is read as «е»
CYRILLIC = "ейцукенгшщзхъфывапролджэячсмитьбю"  # Russian: the keys
OTHER_LAYOUT = str.maketrans(LATIN, CYRILLIC)
LATIN_ONLY = re.compile(r"[a-z`\[\];',.]+")
LONG_ENOUGH = 3  # letters; a shorter word may be an abbreviation in Latin letters
LIKE_A_GERUND = re.compile(r".{2,}[аяиы]в")  # Russian: «устав», «полив», «кооператив»
OBLIQUE = re.compile(r"(.{2,}[аяиы]в)(?:а|у|ом|е|ы|ов|ам|ами|ах)")  # Russian: their cases
# At most so many groups: ``at_least`` writes down every choice of «all but two».
GROUPS_LIMIT = 8

Alternative = tuple[str, ...]


def words(text: str) -> list[str]:
    """Words as they are seen, in lower case, ``ё`` as ``е``; what is too long to be a word is left out."""
    found = WORD.findall(as_seen(text).lower().replace("ё", "е"))
    return [word for word in found if len(word) <= WORD_LIMIT]


def query_words(text: str) -> list[str]:
    """The first words of a question; the rest of a pasted text is ignored."""
    return words(text)[:QUERY_LIMIT]


def in_other_layout(text: str) -> str | None:
    """``ce,cblbz`` → ``субсидия``; None when the text is not typed on Latin keys alone.

    A dot or a comma may be a letter of the other layout or a sign: the caller tries both readings.
    """
    keys = text.lower().split()
    if (
        not all(LATIN_ONLY.fullmatch(key) for key in keys)
        or max(map(len, keys), default=0) < LONG_ENOUGH
    ):
        return None
    return text.lower().translate(OTHER_LAYOUT)


def synonym_groups(
    asked: Sequence[str],
    stems: Sequence[str],
    families: Iterable[dict[Alternative, Alternative]],
) -> list[list[Alternative]]:
    """Groups for the words of a question; a term that has synonyms becomes a group of all of them.

    :param asked: words of the question
    :param stems: the same words as the dictionary of the database has them
    :param families: a dictionary for each set of synonyms: stems of a term -> words of the term
    """
    known = {term: family for family in families for term in family}
    longest = max((len(term) for term in known), default=0)
    groups, position = [], 0
    while position < len(asked):
        for length in range(min(longest, len(asked) - position), 0, -1):
            family = known.get(tuple(stems[position : position + length]))
            if family:
                own = tuple(asked[position : position + length])
                groups.append([own, *(term for term in family.values() if term != own)])
                position += length
                break
        else:
            groups.append([(asked[position],)])
            position += 1
    return groups


def quorums(count: int) -> list[int]:
    """How many groups must be answered, step by step: all, all but one, all but two, any one."""
    steps = [count, *(count - less for less in (1, 2) if less < count - less), 1]
    return list(dict.fromkeys(steps))


def to_tsqueries(groups: Sequence[Sequence[Alternative]], *, is_typing=False) -> list[str]:
    """A text for ``to_tsquery`` for every group; words have only letters and digits, so nothing needs quoting.

    :param is_typing: the last word may not be finished
    """
    parts = [" | ".join(_side_by_side(option) for option in group) for group in groups]
    if is_typing and groups and len(groups[-1][0][-1]) >= PREFIX_FROM:
        parts[-1] += f" | {groups[-1][0][-1]}:*"
    return [f"({part})" for part in parts[:GROUPS_LIMIT]]


def at_least(parts: Sequence[str], count: int) -> str:
    """A text for ``to_tsquery``: at least ``count`` of the parts."""
    return " | ".join(f"({' & '.join(some)})" for some in combinations(parts, count))


def all_words(text: str) -> str:
    """A text for ``to_tsquery``: all words in any form, the last of which may be unfinished; in either keyboard layout."""
    readings = [query_words(reading) for reading in (text, in_other_layout(text) or "")]
    parts = [
        to_tsqueries([[(word,)] for word in some], is_typing=True) for some in readings if some
    ]
    return " | ".join(f"({at_least(part, len(part))})" for part in parts)


def beginnings(text: str) -> str:
    """A text for ``to_tsquery``: all words, each of which may be unfinished, in any order."""
    return " & ".join(f"{word}:*" for word in query_words(text))


def patterns_near(word: str) -> list[str]:
    """Patterns for ``LIKE`` that find a word with typing errors.

    The word is cut into one piece more than errors are allowed, so one piece has none.
    """
    count = slips_allowed(word) + 1
    cuts = [len(word) * number // count for number in range(count + 1)]
    pieces = [word[start:end] for start, end in pairwise(cuts)]
    inner = [f"%{piece}%" for piece in pieces[1:-1]]
    return [f"{pieces[0]}%", *inner, f"%{pieces[-1]}"]


def slips_allowed(word: str) -> int:
    """How many typing errors a word of this length may have."""
    return 1 if len(word) < 7 else 2


def swapped(word: str) -> list[str]:
    """The word with each pair of neighbours swapped: trigrams do not find this typing error."""
    return [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]


def common_root(word: str, others: Iterable[str]) -> str:
    """The longest beginning that a word shares with one of the others: «вакцинировать» → «вакцин»; empty if short."""
    longest = max((commonprefix([word, other]) for other in others), key=len, default="")
    return longest if len(longest) >= ROOT_FROM else ""


def _side_by_side(option):
    terms = [" | ".join(forms(word)) for word in option]
    terms = [f"({term})" if "|" in term and len(terms) > 1 else term for term in terms]
    return f"({' <-> '.join(terms)})" if len(terms) > 1 else terms[0]


def forms(word: str) -> list[str]:
    """The word and the form that the stemmer understands.

    The stemmer takes «кооператив» for a gerund such as «купив» and cuts it short; «кооператива» it stems right.
    """
    oblique = OBLIQUE.fullmatch(word)
    return [word, oblique[1]] if oblique else list(dict.fromkeys((word, stemmed_as(word))))


def stemmed_as(word: str) -> str:
    """The form of a word that the stemmer understands, see ``forms``."""
    return f"{word}а" if LIKE_A_GERUND.fullmatch(word) else word  # Russian: an ending


def is_near(typed: str, word: str) -> bool:
    """Whether a typing error explains the difference: one letter wrong, missing, spare or swapped; two in a long word."""
    allowed = slips_allowed(typed)
    return abs(len(typed) - len(word)) <= allowed and distance(typed, word) <= allowed


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or swap with the neighbour (restricted Damerau–Levenshtein distance)."""
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, before, row = before, row, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]

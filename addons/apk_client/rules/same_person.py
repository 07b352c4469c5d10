"""Whether two names may belong to one person: a family or an office often shares one mailbox.

A wrong «different» gives a client a second card, which one press joins; a wrong «same» shows one person's e-mails to
another. So «different» needs a part that clearly disagrees, and whatever is not certain is «unknown».
"""

import re
from itertools import product

from .given_names import full_names, in_cyrillic, skeleton
from .organisation_names import significant_words
from .patronymics import gender_of_patronymic, name_stem
from .person_names import PersonName, gender_of_surname, is_initial, looks_like_a_person

SURNAME_ENDING = re.compile(
    r"(?<=.{3})(ого|ому|ыми|ими|ой|ую|ая|яя|ый|ий|ым|им|ом|ем|ою|ею|а|у|ю|е|я|ы|и|о|ь)$"
)
CASE_ENDINGS = ("а", "я", "и", "й", "ь", "о", "")
# «Петра», «Павла», «Льва»: the stem changes when the name is declined.
DECLINED = {"петр": "петр", "павл": "павел", "льв": "лев"}


def same_person(one: PersonName, other: PersonName) -> str:
    """``same``, ``different`` or ``unknown``; patronymics, initials, short forms, cases and Latin letters are read."""
    if one.kind == other.kind == "organisation":
        return _same_organisation(one.text, other.text)
    if not one.kind == other.kind == "person":
        return _same_words(one, other)
    agreed = [
        _given_agrees(one.given, other.given),
        _patronymic_agrees(one.patronymic, other.patronymic),
        _surname_agrees(one.surname, other.surname),
        _gender_agrees(one, other),
    ]
    if False in agreed:
        return "different"
    return "same" if agreed[0] or agreed[2] else "unknown"


def _same_words(one: PersonName, other: PersonName) -> str:
    """Names whose parts are not certain are compared word by word."""
    if not all(name.kind == "person" or looks_like_a_person(name.text) for name in (one, other)):
        return "unknown"
    mine, theirs = one.text.split(), other.text.split()
    alone = [word for word in mine if not any(_words_agree(word, their) for their in theirs)]
    left = [their for their in theirs if not any(_words_agree(word, their) for word in mine)]
    return "different" if alone and left else "same"


def _words_agree(mine: str, theirs: str) -> bool:
    return bool(_given_agrees(mine, theirs) or _surname_agrees(mine, theirs))


def _same_organisation(one: str, other: str) -> str:
    mine, theirs = significant_words(one), significant_words(other)
    if not mine or not theirs:
        return "unknown"
    return "same" if mine == theirs else "unknown" if mine & theirs else "different"


def _given_agrees(one: str, other: str) -> bool | None:
    if not one or not other:
        return None
    if is_initial(one) or is_initial(other):
        return bool(_initials(one) & _initials(other))
    mine, theirs = _names_of(one), _names_of(other)
    if mine and theirs:
        return bool(mine & theirs)
    return _nearly(skeleton(one), skeleton(other), 4)


def _initials(word: str) -> set[str]:
    """«Саша» may be written as «А.»; «Е.» is «Ё.», too."""
    whole = {in_cyrillic(word.strip("."))[:1]}
    return whole if is_initial(word) else whole | {name[:1] for name in full_names(word)}


def _names_of(word: str) -> set[str]:
    """Full names of a word, declined or not: «Марии», «Петра»."""
    known = full_names(word)
    if known:
        return known
    small = in_cyrillic(word)
    stems = {
        small,
        small[:-1],
        small[:-2] if small.endswith(("ой", "ою", "ей", "ом", "ем")) else small,
    }
    spelled = {DECLINED.get(stem, stem + ending) for stem, ending in product(stems, CASE_ENDINGS)}
    return set().union(*map(full_names, spelled)) if len(small) > 3 else set()


def _patronymic_agrees(one: str, other: str) -> bool | None:
    if not one or not other:
        return None
    if is_initial(one) or is_initial(other):
        return in_cyrillic(one)[:1] == in_cyrillic(other)[:1]
    if {gender_of_patronymic(one), gender_of_patronymic(other)} == {"m", "f"}:
        return False
    return _nearly(name_stem(one), name_stem(other), 4)


def _surname_agrees(one: str, other: str) -> bool | None:
    """«Петрова-Водкина» and «Водкина» agree: a double surname is often shortened."""
    if not one or not other:
        return None
    if is_initial(one) or is_initial(other):
        return in_cyrillic(one)[:1] == in_cyrillic(other)[:1]
    halves = product(re.split(r"[\s-]", one), re.split(r"[\s-]", other))
    return any(_nearly(_surname_stem(mine), _surname_stem(theirs), 6) for mine, theirs in halves)


def _surname_stem(word: str) -> str:
    """One stem for «Иванов», «Иванова», «Ивановой»; «Достоевский», «Достоевскую»."""
    return skeleton(SURNAME_ENDING.sub("", in_cyrillic(word)))


def _gender_agrees(one: PersonName, other: PersonName) -> bool | None:
    """«Иванов» is no woman; «Иванова» may be a man's name in the genitive («от Иванова»)."""
    mine, theirs = one.gender, other.gender
    if not mine or not theirs or mine == theirs:
        return None
    by_surname = [name for name in (one, other) if name.gender == gender_of_surname(name.surname)]
    weak = [name for name in by_surname if not name.given or is_initial(name.given)]
    return None if any(name.gender == "f" for name in weak) else False


def _nearly(one: str, other: str, long_enough: int) -> bool:
    """Equal, or one slip of the hand apart in words that are long enough to bear it."""
    if one == other:
        return True
    if min(len(one), len(other)) < long_enough or abs(len(one) - len(other)) > 1:
        return False
    head = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    mine, theirs = one[head:], other[head:]
    return (
        mine[1:] == theirs[1:]
        or mine[1:] == theirs
        or mine == theirs[1:]
        or mine[1::-1] + mine[2:] == theirs
    )

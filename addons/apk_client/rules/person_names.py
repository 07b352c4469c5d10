"""A name as people and mail programs write it, taken apart into surname, given name and patronymic.

Nothing is guessed: a word whose place is not certain leaves all parts empty, and the name stays as it was written.
"""

import re
from dataclasses import dataclass

from .given_names import AMBIGUOUS, full_names, gender_of_given, in_cyrillic
from .organisation_names import is_organisation, without_titles
from .patronymics import (
    gender_of_patronymic,
    is_of_a_known_name,
    is_patronymic,
    is_son_or_daughter_of,
)

INITIAL = re.compile(r"[А-ЯЁA-Z]([а-яёa-z]?\.|)")
WORD = re.compile(r"[^\W\d_]+([-'’][^\W\d_]+)*\.?")
GLUED_INITIALS = re.compile(r"\b([А-ЯЁA-Z][а-яёa-z]?)\.\s*(?=[^\W\d_])")
SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_])\s+[-–—]\s+(?=[А-ЯЁA-Z])|(?<=[^\W\d_])[–—](?=[^\W\d_])")
MALE_SURNAME = re.compile(r".*([оеё]в|[иы]н|[сц]кий|[сц]кой)")
FEMALE_SURNAME = re.compile(r".*([оеё]ва|[иы]на|[сц]кая)")
LONE_SURNAME = re.compile(r"[^\W\d_]+([оеё]ва?|[сц]кий|[сц]кая)")
# Of two given names one is the surname: «Роман Ким», «Ян Лада».
S, G, P = "surname", "given", "patronymic"


@dataclass(frozen=True)
class PersonName:
    """``kind``: ``person``, ``organisation``, or ``other`` for a nickname, an address and whatever is not certain.

    ``text`` is the name as it was written; a part is a word or an initial with its dot.
    """

    text: str = ""
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    kind: str = "other"

    @property
    def parts(self) -> tuple[str, str, str]:
        return self.surname, self.given, self.patronymic

    @property
    def gender(self) -> str:
        """``m``, ``f``, or empty: of the patronymic, else of the given name, else of the form of the surname."""
        given = "" if is_initial(self.given) else gender_of_given(self.given)
        return gender_of_patronymic(self.patronymic) or given or gender_of_surname(self.surname)


def is_initial(word: str) -> bool:
    return bool(INITIAL.fullmatch(word))


def gender_of_surname(surname: str) -> str:
    small = in_cyrillic(surname)
    if MALE_SURNAME.fullmatch(small):
        return "m"
    return "f" if FEMALE_SURNAME.fullmatch(small) else ""


def join_name(surname: str, given: str, patronymic: str) -> str:
    """The full name of its parts, as Russian papers write it."""
    return " ".join(part for part in (surname, given, patronymic) if part)


def same_words(one: str, other: str) -> bool:
    """Whether two spellings hold the same words in any order: then they are one name."""
    return _bag(one) == _bag(other)


def split_name(text: str) -> PersonName:
    """The parts of a name; of an organisation, a nickname or an uncertain name all parts are empty."""
    written = " ".join(text.split())
    bare = re.sub(r"\([^)]*\)", " ", written.strip("\"'«»“”„ "))
    if "@" in bare or re.search(r"\d", bare):
        return PersonName(written)
    bare = bare.title() if bare.islower() else bare
    surname_first, words = _words(without_titles(bare))
    roles = _roles(words, surname_first) if all(map(WORD.fullmatch, words)) else None
    parts = _gathered(words, roles) if roles else ("", "", "")
    # «КФХ Петров» is the farm, «КФХ Петров Иван Сергеевич» is the farmer
    is_farmer = all(parts) and not any(map(is_initial, parts))
    if is_organisation(bare) and not is_farmer:
        return PersonName(written, kind="organisation")
    return PersonName(written, *parts, kind="person" if roles else "other")


def name_of_parts(surname: str, given: str, patronymic: str) -> PersonName:
    """The parts that a person has written into a card."""
    return PersonName(join_name(surname, given, patronymic), surname, given, patronymic, "person")


def looks_like_a_person(text: str) -> bool:
    """Two to four words with capitals, one of which has the form of a name: «Мирзоева Зулайхо» of an unknown given name."""
    words = text.split()
    is_written_so = 1 < len(words) < 5 and all(
        WORD.fullmatch(word) and word[0].isupper() for word in words
    )
    is_name = any(
        full_names(word) or is_patronymic(word) or _is_surname_form(word) for word in words
    )
    return is_written_so and is_name and not is_organisation(text)


def _bag(text: str) -> list[str]:
    return sorted(word.strip(".,") for word in in_cyrillic(SPACED_HYPHEN.sub("-", text)).split())


def _words(text: str) -> tuple[bool, list[str]]:
    """Whether a comma marks the first word as the surname, and the words; a post after a comma is dropped."""
    text = GLUED_INITIALS.sub(r"\1. ", SPACED_HYPHEN.sub("-", text))
    head, comma, tail = (piece.strip() for piece in text.partition(","))
    surname_first = bool(comma) and " " not in head and 0 < len(tail.split()) <= 3
    return surname_first, (f"{head} {tail}" if surname_first else head).split()


def _roles(words: list[str], surname_first: bool) -> list[str] | None:
    """What every word is; ``None`` when it is not certain."""
    joined = [number for number, word in enumerate(words) if number and is_son_or_daughter_of(word)]
    if joined:
        return _roles_with_son_of(words, joined[-1], surname_first)
    if surname_first:
        return [S, G, P][: len(words)]
    if any(map(is_initial, words)):
        return _roles_with_initials(words)
    by_length = {1: _roles_of_one, 2: _roles_of_two, 3: _roles_of_three, 4: _roles_of_four}
    return by_length[len(words)](*words) if len(words) in by_length else None


def _roles_with_son_of(words: list[str], place: int, surname_first: bool) -> list[str] | None:
    """«Гусейнов Али Мамед оглы» and «Али Мамед оглы Гусейнов»: two words make the patronymic."""
    fused = [*words[: place - 1], f"{words[place - 1]}-{words[place]}", *words[place + 1 :]]
    if len(fused) == 2 and place == 2 and not surname_first:
        return [G, P, P]
    roles = _roles(fused, surname_first)
    return roles and [*roles[:place], P, *roles[place:]]


def _roles_with_initials(words: list[str]) -> list[str] | None:
    """«И. И. Иванов», «Иванов И.», «Иванов Пётр С.», «Пётр С. Иванов»; «Пётр И.» shows an initial of the surname."""
    marks = "".join("i" if is_initial(word) else "w" for word in words)
    if marks == "wi" and full_names(words[0]) and not _is_surname_form(words[0]):
        return [G, S]
    shapes = {
        "wi": [S, G],
        "iw": [G, S],
        "wii": [S, G, P],
        "iiw": [G, P, S],
        "wwi": [S, G, P],
        "wiw": [G, P, S],
    }
    if marks == "wiw" and is_patronymic(words[2]) and not full_names(words[0]):
        return [S, G, P]
    return shapes.get(marks)


def _roles_of_one(word: str) -> list[str] | None:
    if full_names(word) and in_cyrillic(word) not in AMBIGUOUS:
        return [G]
    return [S] if word[:1].isupper() and _is_surname_form(word, LONE_SURNAME) else None


def _roles_of_two(first: str, second: str) -> list[str] | None:
    known = bool(full_names(first)), bool(full_names(second))
    if known == (True, True):
        shown = [in_cyrillic(word) in AMBIGUOUS for word in (first, second)]
        return {(True, False): [S, G], (False, True): [G, S]}.get(tuple(shown))
    if known == (True, False):
        is_of_father = is_patronymic(second) and is_of_a_known_name(second)
        return [G, P] if is_of_father else [G, S]
    return [S, G] if known == (False, True) else None


def _roles_of_three(first: str, second: str, third: str) -> list[str] | None:
    middle, last = is_patronymic(second), is_patronymic(third)
    if middle and last:
        return [G, P, S] if full_names(first) and is_of_a_known_name(second) else None
    if middle:
        return [G, P, S]
    if not last or (full_names(first) and full_names(second) and not is_of_a_known_name(third)):
        return None
    is_turned = full_names(first) and not full_names(second) and _is_surname_form(second)
    return [G, S, P] if is_turned else [S, G, P]


def _roles_of_four(first: str, second: str, third: str, fourth: str) -> list[str] | None:
    """A surname of two words: «Петров Водкин Кузьма Сергеевич»; «Анна Петровна Кац Левина»."""
    if is_patronymic(fourth) and full_names(third):
        return [S, S, G, P]
    return [G, P, S, S] if is_patronymic(second) and full_names(first) else None


def _is_surname_form(word: str, form: re.Pattern = LONE_SURNAME) -> bool:
    return bool(form.fullmatch(in_cyrillic(word)))


def _gathered(words: list[str], roles: list[str]) -> tuple[str, str, str]:
    """The words of each part, with the capitals of a name."""
    parts = {S: [], G: [], P: []}
    for word, role in zip(words, roles, strict=True):
        parts[role].append(_in_capitals(word))
    return tuple(" ".join(parts[role]) for role in (S, G, P))


def _in_capitals(word: str) -> str:
    """«ИВАНОВ-ПЕТРОВ» and «иванов» are «Иванов-Петров», «Иванов»; «МакКей» and «оглы» stay as they are."""
    if is_son_or_daughter_of(word) and not word.istitle():
        return word.lower()
    if is_initial(word):
        return word.rstrip(".") + "."
    is_mixed = not (word.isupper() or word.islower())
    return word if is_mixed else "-".join(half.capitalize() for half in word.split("-"))

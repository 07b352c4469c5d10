"""Russian names and posts in other cases, for letters: by pytrovich and pymorphy3 (both MIT) where they are installed.

Without them, and of a word that they do not know, it stays as it is: the person who prints reads it and may change it.
"""

from functools import lru_cache

from .rules.posts import HEADS, Reading, declined_post

try:
    from pytrovich.enums import Case, Gender, NamePart
    from pytrovich.maker import PetrovichDeclinationMaker
except ImportError:  # the suite works without it
    PetrovichDeclinationMaker = None
try:
    from pymorphy3 import MorphAnalyzer
except ImportError:  # the suite works without it
    MorphAnalyzer = None

ADJECTIVES, NAMES = ("ADJF", "PRTF"), ("Surn", "Name", "Patr", "Geox")


def dative_name(surname, given, patronymic, gender):
    """
    :param gender: ``m``, ``f``, or empty when it is not certain: nothing is declined then
    :return: (surname, given name, patronymic)
    """
    parts = (surname, given, patronymic)
    if not (PetrovichDeclinationMaker and gender):
        return parts
    maker = PetrovichDeclinationMaker()
    kinds = (NamePart.LASTNAME, NamePart.FIRSTNAME, NamePart.MIDDLENAME)
    sex = Gender.MALE if gender == "m" else Gender.FEMALE
    return tuple(
        part if not part or "." in part else maker.make(kind, sex, Case.DATIVE, part)
        for kind, part in zip(kinds, parts, strict=True)
    )


def declines_posts():
    """Whether the dictionary is there; without it posts are to be declined by hand."""
    return MorphAnalyzer is not None


def dative_post(post):
    """«Начальник отдела» → «начальнику отдела»: whom a letter is for."""
    return declined_post(post, "datv", _readings) if declines_posts() else post


def genitive_post(post):
    """«Начальник отдела» → «начальника отдела»: for whom somebody signs."""
    return declined_post(post, "gent", _readings) if declines_posts() else post


@lru_cache(1)
def _dictionary():
    return MorphAnalyzer(lang="ru")  # a third of a second, once a process


def _readings(word):
    """An adjective before a noun: «главный» is one, though a person may be called so."""
    parses = [
        one for one in _dictionary().parse(word) if {"sing", "nomn"} <= set(one.tag.grammemes)
    ]
    for parse in parses:
        if parse.tag.POS in ADJECTIVES:
            yield _read(parse, is_noun=False)
    for parse in parses:
        grammemes = parse.tag.grammemes
        is_person = "anim" in grammemes or word in HEADS
        if parse.tag.POS == "NOUN" and is_person and not grammemes.intersection(NAMES):
            yield _read(parse, is_noun=True)


def _read(parse, *, is_noun):
    def inflect(case):
        found = parse.inflect({case})
        return found and found.word

    return Reading(is_noun, inflect)

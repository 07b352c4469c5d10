"""Patronymics: which words are one, of whose name, of which gender."""

import re

from .given_names import full_names, in_cyrillic, skeleton

# Not in -ович or -евич: from names in -а and -я. «Савич» and «Лукич» are surnames, too; the place of the word decides.
SHORT_MALE = "ильич|кузьмич|кузмич|фомич|лукич|никитич|саввич|савич|фокич|силич|ионич|аникич|иевлич"
MALE = re.compile(rf".{{2,}}[оеь]вич|.{{2,}}[аеь]ич|.{{3,}}ыч|{SHORT_MALE}")
FEMALE = re.compile(r".{2,}[оеь]вна|.{2,}(ич|иш)на")
# «Мамед оглы»: son of, «Гасан кызы»: daughter of; written apart, with a hyphen, in several spellings.
SON_OF = ("оглы", "оглу", "угли", "ули", "улы", "уулу")
DAUGHTER_OF = ("кызы", "кизи", "гызы")
ENDING = re.compile(r"([оеь]вич|[оеь]вна|инична|инишна|ична|ишна|ич|ыч)$")
CASE_ENDING = re.compile(r"(?<=[вичы]ч)(а|у|ем|е)$|(?<=н)(ы|е|у|ой|ою)$")
# Names whose stem changes: Павел — Павлович, Лев — Львович, Яков — Яковлевич.
STEMS = {
    "павл": "павел",
    "льв": "лев",
    "яковл": "яков",
    "михаил": "михаил",
    "михал": "михаил",
    "фом": "фома",
    "лук": "лука",
}


def is_son_or_daughter_of(word: str) -> bool:
    """«оглы», «кызы»: it makes a patronymic of the word before it."""
    return in_cyrillic(word) in SON_OF + DAUGHTER_OF


def is_patronymic(word: str) -> bool:
    """By its form alone; many surnames (Абрамович, Станкевич) have it, too."""
    return bool(gender_of_patronymic(word))


def gender_of_patronymic(word: str) -> str:
    """``m``, ``f``, or empty for a word that is no patronymic."""
    small = in_cyrillic(word)
    last = re.split(r"[\s-]", small)[-1]
    if MALE.fullmatch(small) or (last in SON_OF and last != small):
        return "m"
    return "f" if FEMALE.fullmatch(small) or (last in DAUGHTER_OF and last != small) else ""


def is_of_a_known_name(word: str) -> bool:
    """«Иванович» is of Иван; «Станкевич» is of nobody and so a surname."""
    small = in_cyrillic(word)
    if re.fullmatch(SHORT_MALE, small) or re.split(r"[\s-]", small)[-1] in SON_OF + DAUGHTER_OF:
        return True
    stem = name_stem(word)
    return stem in STEMS or any(full_names(stem + end) for end in ("", "и", "а", "я", "о", "е"))


def name_stem(word: str) -> str:
    """What is left of the father's name in every form: «Сергеевич», «Сергеевне», «Сергеич» are «серге»."""
    small = re.split(r"[\s-]", CASE_ENDING.sub(_nominative, in_cyrillic(word)))[0]
    return skeleton(ENDING.sub("", small))


def _nominative(ending: re.Match) -> str:
    return "а" if ending[2] else ""

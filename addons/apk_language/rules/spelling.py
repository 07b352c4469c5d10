"""п. 7: «избегать орфографических … ошибок»: words that neither the dictionary nor the department knows, and what was meant.

Names, codes and abbreviations are passed: a capital letter inside a sentence, digits, words in capitals.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from .finding import Finding, finding
from .lemmas import is_known, lemmas, readings
from .text import Sentence, Text, Word
from .words import word_set

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"  # Russian: the alphabet
CYRILLIC = re.compile("[а-яё]+")
SHORTEST, LONGEST = 3, 30
SUGGESTED = 5
MOST_ASKED = (
    40  # different unknown words of a text: to find what was meant takes 20 to 40 ms of CPU each
)
STEMMED = 6  # letters of a word that is compared without its ending
ENDING = re.compile(r"[аеиоуыюяйьмхв]{1,3}$")  # Russian: letters of endings
PARTS_KNOWN_ALONE = 2  # letters of a part of a word with a hyphen that need no dictionary
# letters that sound alike, in both directions: what people confuse
ALIKE = [
    set(pair)
    for pair in [
        "оа",
        "еи",
        "яе",
        "ия",
        "эе",
        "зс",
        "тд",
        "бп",
        "вф",
        "гк",
        "жш",
        "сц",
        "щч",
        "ыи",
        "её",
        "ью",
        "ъь",
        "щш",
        "гв",
    ]  # Russian: letters
]


def spelling_findings(text: Text, known: frozenset[str]) -> Iterator[Finding]:
    """
    :param known: lemmas and forms of the department's own dictionary, lower case, ``ё`` as ``е``
    """
    asked: set[str] = set()
    for sentence in text.sentences:
        for place, word in enumerate(sentence.words):
            if _is_judged(text, sentence, place) and not _knows(word.text.lower(), known):
                offered = _offered(word.text.lower(), asked)
                if place == 0 and word.is_capitalised and not _is_no_name(sentence, offered):
                    continue
                yield finding(
                    sentence.block,
                    word.start,
                    word.end,
                    word.text,
                    "spelling",
                    replacements=tuple(_as_written(one, word) for one in offered),
                    can_add_to_dictionary=True,
                )


def _offered(word: str, asked: set[str]) -> tuple[str, ...]:
    """What may have been meant by one of the first unknown words; a text with more of them is in another language."""
    if len(asked) < MOST_ASKED:
        asked.add(word)
    return suggestions(word) if word in asked else ()


def _is_judged(text: Text, sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    letters = word.text.lower().replace("-", "")
    if not CYRILLIC.fullmatch(letters) or not SHORTEST <= len(letters) <= LONGEST:
        return False
    if word.text.isupper() or not word.text[1:].islower() and "-" not in word.text:
        return False
    block = text.blocks[sentence.block]
    if block[word.end : word.end + 1] == "." and word.lower in word_set("short_words"):
        return False
    if "@" in block[max(0, word.start - 1) : word.end + 1] or _is_in_address(block, word):
        return False
    return not (word.is_capitalised and (place > 0 or block[max(0, word.start - 1)] == "«"))


def _is_in_address(block, word):
    return bool(
        re.search(r"[/.@_]$", block[: word.start]) or re.match(r"[/@_]|\.\w", block[word.end :])
    )


def _is_no_name(sentence: Sentence, offered: tuple[str, ...]) -> bool:
    """A name may begin a sentence; «Увжаемый Иван Петрович» begins with a word that is nearly a common one."""
    followed = len(sentence.words) > 1 and sentence.words[1].is_capitalised
    if len(sentence.words) == 1 or followed:
        return bool(offered) and _commonness(offered[0]) > 0
    return bool(offered)


def _knows(word: str, known: frozenset[str]) -> bool:
    plain = word.replace("ё", "е")
    if is_known(word) or is_known(plain) or plain in known or not lemmas(word).isdisjoint(known):
        return True
    if len(word) >= STEMMED and ENDING.sub("", plain) in _stems(known):
        return True
    if "-" not in word:
        return _is_known_with_beginning(word, known)
    parts = [part for part in word.split("-") if part]
    return all(len(part) <= PARTS_KNOWN_ALONE or _knows(part, known) for part in parts)


@lru_cache(4)
def _stems(known: frozenset[str]) -> frozenset[str]:
    """Words of the department without their endings: it gives one form, texts have all."""
    return frozenset(ENDING.sub("", word) for word in known if len(word) >= STEMMED)


def _is_known_with_beginning(word, known):
    """«сельхозугодий», «агроэкологический»: a first part that joins anything and a known rest."""
    for beginning in word_set("beginnings"):
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) > SHORTEST and (is_known(rest) or rest in known):
            return True
    return False


def _as_written(word: str, model: Word) -> str:
    return word[0].upper() + word[1:] if model.is_capitalised else word


@lru_cache(2000)
def suggestions(word: str) -> tuple[str, ...]:
    """Known words one slip away, the likeliest first: a confused vowel before a lost letter before any other letter.

    :param word: lower case
    """
    found: dict[str, float] = {}
    for weight, candidate in _slips(word):
        if is_known(candidate) and candidate != word:
            found[candidate] = min(found.get(candidate, 99), weight - _commonness(candidate))
    if not found:
        found = {two: 9.0 for two in _confused_twice(word) if is_known(two)}
    ranked = sorted(found, key=lambda one: (found[one], one))
    joined = _split_in_two(word)
    return tuple([*ranked, *joined][:SUGGESTED])


def _commonness(word):
    """Words of official letters come first; a rare reading comes last."""
    if not lemmas(word).isdisjoint(word_set("frequent")) or word in word_set("frequent"):
        return 2.0
    tags = {
        mark
        for one in readings(word)
        for mark in ("Arch", "Infr", "Slng", "Abbr")
        if mark in one.tag
    }
    return -2.0 if tags else 0.0


def _slips(word: str) -> Iterator[tuple[float, str]]:
    """(how unlikely, what may have been meant)."""
    for place in range(len(word)):
        head, letter, tail = word[:place], word[place], word[place + 1 :]
        doubled = bool(tail) and tail[0] == letter
        yield (0.5 if doubled else 2.0), head + tail
        if tail:
            yield 1.0, head + tail[0] + letter + tail[1:]
        for other in LETTERS:
            if other != letter:
                yield (0.7 if {letter, other} in ALIKE else 2.5), head + other + tail
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        for other in LETTERS:
            repeats = other in (head[-1:], tail[:1])
            yield (0.6 if repeats or other in "ьъ" else 1.5), head + other + tail


def _confused_twice(word):
    """Two letters confused with those that sound alike, or a doubled letter and one confused."""
    once = set(_confused(word))
    return {two for one in once for two in _confused(one)} - once - {word}


def _confused(word):
    for place, letter in enumerate(word):
        for pair in ALIKE:
            if letter in pair:
                other = next(iter(pair - {letter}))
                yield word[:place] + other + word[place + 1 :]
        if place and word[place - 1] == letter:
            yield word[:place] + word[place + 1 :]
        yield word[:place] + letter + word[place:]


def _split_in_two(word):
    """«немогу» → «не могу»: two words written as one."""
    for place in range(2, len(word) - 1):
        first, second = word[:place], word[place:]
        if first in word_set("first_words") and len(second) > SHORTEST and is_known(second):
            return [f"{first} {second}"]
    return []


PARTICLES = ("бы", "б", "же", "ж", "ли")  # Russian: never behind a hyphen


def particle_findings(text: Text) -> Iterator[Finding]:
    """«кто-бы», «та-же» → «кто бы», «та же»."""
    for sentence in text.sentences:
        for word in sentence.words:
            first, hyphen, particle = word.text.rpartition("-")
            if hyphen and particle.lower() in PARTICLES and len(first) > 1:
                yield finding(
                    sentence.block,
                    word.start,
                    word.end,
                    word.text,
                    "spelling",
                    replacements=(f"{first} {particle}",),
                )


BY_THIS, THEREFORE = ("по", "этому"), "поэтому"  # Russian: «по этому вопросу» is right


def therefore_findings(text: Text) -> Iterator[Finding]:
    """«по этому приезжайте заранее» → «поэтому»."""
    for sentence in text.sentences:
        for first, second, after in zip(
            sentence.words, sentence.words[1:], sentence.words[2:], strict=False
        ):
            if (first.lower, second.lower) != BY_THIS:
                continue
            if any(one.tag.case == "datv" for one in readings(after.lower)):
                continue
            found = text.blocks[sentence.block][first.start : second.end]
            yield finding(
                sentence.block,
                first.start,
                second.end,
                found,
                "spelling",
                replacements=(_as_written(THEREFORE, first),),
            )

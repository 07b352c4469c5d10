"""п. 7: «избегать … грамматических … ошибок»: -тся and -ться, cases after prepositions, «в течении», repeated words."""

import re
from collections.abc import Iterator

from .finding import Finding, finding
from .inflection import dative_of
from .lemmas import is_known, readings
from .text import Text, Word
from .words import mapping, word_set

INFINITIVE, PRESENT = "ться", "тся"  # Russian: endings
DURING = "течении"  # Russian: «в течении»
DURING_RIGHT = "течение"  # Russian: «в течение»
IN = "в"
NOT = "не"
BEST = ("лучш", "худш")  # Russian: «самый лучший»
REACH = 3  # words after «в течении» among which a time stands


def grammar_findings(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        words = sentence.words
        for place in range(len(words)):
            for check in (_reflexive, _dative, _during, *CHECKS):
                found = check(words, place)
                if found:
                    first, last, replacement = found
                    yield _finding(text, sentence, (first, last), replacement)


def _finding(text, sentence, span, replacement):
    first, last = span
    found = text.blocks[sentence.block][first.start : last.end]
    more = (_as_capital(replacement, first),) if replacement else ()
    return finding(sentence.block, first.start, last.end, found, "grammar", replacements=more)


def _as_capital(replacement, word):
    return replacement[0].upper() + replacement[1:] if word.is_capitalised else replacement


def _reflexive(words: tuple[Word, ...], place: int):
    """«оплачиваеться», «может учится», «заявление рассматриваться»."""
    word, before = words[place], words[place - 1].lower if place else ""
    if word.lower.endswith(INFINITIVE):
        without = word.text[:-3] + word.text[-2:]
        if not is_known(word.lower) and is_known(without.lower()):
            return word, word, without
        if _is_lonely_infinitive(words, place):
            return word, word, without if is_known(without.lower()) else None
    if word.lower.endswith(PRESENT) and before in word_set("modal_before_infinitive"):
        infinitive = word.text[:-2] + "ь" + word.text[-2:]
        is_future_of_it = any(one.tag.POS == "INFN" for one in readings(infinitive.lower()))
        if is_known(infinitive.lower()) and is_future_of_it:
            return word, word, infinitive
    return None


def _is_lonely_infinitive(words, place):
    """An infinitive right after its subject where nothing before governs it."""
    if place == 0 or any(word.lower in word_set("modal") for word in words):
        return False
    before = readings(words[place - 1].lower)[0].tag
    governs = any(
        readings(word.lower)[0].tag.POS in ("VERB", "INFN", "ADJS", "PRED", "GRND", "PRTS")
        for word in words[:place]
    )
    return before.POS in ("NOUN", "NPRO") and before.case == "nomn" and not governs


def _dative(words, place):
    """«согласно приказа» → «согласно приказу»; «благодаря его помощи» is right."""
    if words[place].lower not in word_set("dative_only"):
        return None
    following = [w for w in words[place + 1 : place + 3] if w.lower not in word_set("possessive")]
    if not following:
        return None
    noun = following[0]
    cases = {
        one.tag.case
        for one in readings(noun.lower)
        if one.tag.POS in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR")
    }
    if "gent" not in cases or "datv" in cases or not noun.text.isalpha():
        return None
    dative = dative_of(noun.lower) if noun is words[place + 1] else None
    return words[place], noun, dative and f"{words[place].text} {dative}"


def _during(words, place):
    """«в течении пяти дней»; «в течении реки» is right."""
    if words[place].lower != DURING or not place or words[place - 1].lower != IN:
        return None
    following = words[place + 1 : place + 1 + REACH]
    has_time = any(
        word.lower in word_set("time_words") or word.text[0].isdigit() for word in following
    )
    return (words[place - 1], words[place], f"{IN} {DURING_RIGHT}") if has_time else None


def _case_after_preposition(words, place):
    """«к комиссию», «для хозяйству»: no reading of the word has a case that the preposition takes."""
    allowed = mapping("case_after").get(words[place].lower)
    if not allowed or place + 1 >= len(words):
        return None
    noun = words[place + 1]
    if noun.start != words[place].end + 1 or noun.is_capitalised or not noun.text.isalpha():
        return None
    found = readings(noun.lower)
    is_plain = len(noun.text) > 3 and found[0].is_known
    if not is_plain or any(one.tag.POS not in ("NOUN", "ADJF", "PRTF") for one in found):
        return None
    if any(one.tag.case in allowed.split() for one in found):
        return None
    return words[place], noun, None


def _degree_twice(words, place):
    """«более строже», «самый удобнейший»; «самый лучший» is right."""
    if words[place].lower not in word_set("degree") or place + 1 >= len(words):
        return None
    word = words[place + 1]
    found = readings(word.lower)
    if word.lower.startswith(BEST) or not found[0].is_known:
        return None
    is_degree = found[0].tag.POS == "COMP" or any("Supr" in one.tag for one in found)
    return (words[place], word, None) if is_degree else None


def _numeral(words, place):
    """«от двести рублей», «обоих коров», «трое доярок»."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else None
    if after is None:
        return None
    if word.lower in word_set("genitive_after") and after.lower in word_set("undeclined"):
        return (word, after, None) if word.lower != NOT else None
    genders = {one.tag.gender for one in readings(after.lower) if one.tag.POS == "NOUN"} - {None}
    is_woman = all("anim" in one.tag for one in readings(after.lower))
    wrong = (
        (word.lower in word_set("collective") and genders == {"femn"} and is_woman)
        or (word.lower in word_set("both_masculine") and genders == {"femn"})
        or (word.lower in word_set("both_feminine") and genders and "femn" not in genders)
    )
    return (word, after, None) if wrong else None


CHECKS = (_case_after_preposition, _degree_twice, _numeral)
REPEATED = re.compile(
    r"(?<![\w-])(\w{2,}|[вкоисуя])\s+\1(?![\w-])", re.IGNORECASE
)  # Russian: letters


def repeated_findings(text: Text) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        for match in REPEATED.finditer(block):
            word = match[1]
            if not word.isdigit() and word.lower() not in word_set("repeatable"):
                yield finding(number, *match.span(), match[0], "punctuation", replacements=(word,))

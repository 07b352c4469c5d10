"""п. 67: verbs are read more easily than nouns made of them: «для осуществления проведения осмотра»."""

import re
from collections.abc import Iterator

from .finding import Finding, finding
from .inflection import accusative_of_genitive
from .lemmas import lemma, lemmas, readings
from .text import Text, Word
from .words import mapping, word_set

MADE_OF_VERB = re.compile(
    r"(?:[аеия]ни|[аеиы]ти|ци|овк|ств)[еяю]$|(?:ание|ение|тие|ация|яция|ировка)$"
)  # Russian: endings
IN_ORDER_TO = "чтобы"  # Russian: words
FOR = "для"  # Russian: words
PURPOSE_PHRASE = {"целях": "в", "целью": "с"}  # Russian: «в целях», «с целью»


def verbal_noun_findings(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        words = sentence.words
        place = 0
        while place < len(words):
            found = next((one for check in CHECKS if (one := check(words, place))), None)
            if found:
                last, replacement = found
                first = words[place]
                yield finding(
                    sentence.block,
                    first.start,
                    words[last].end,
                    text.blocks[sentence.block][first.start : words[last].end],
                    "verbal_noun",
                    replacements=(_as_capital(replacement, first),) if replacement else (),
                )
                place = last
            place += 1


def _as_capital(replacement, word):
    return replacement[0].upper() + replacement[1:] if word.is_capitalised else replacement


def is_verbal_noun(word: Word) -> bool:
    if not word.text.isalpha() or len(word.lower) < 6:
        return False
    best = readings(word.lower)[0]
    name = lemma(word.lower)
    if best.tag.POS != "NOUN" or "Geox" in best.tag or "Surn" in best.tag:
        return False
    if name in mapping("verb_of"):
        return True
    return bool(MADE_OF_VERB.search(name)) and name not in word_set("not_verbal")


def _chain(words, place):
    """Two such nouns in a row, the second in the genitive: «обеспечения проведения»."""
    last = place
    while (
        last + 1 < len(words)
        and is_verbal_noun(words[last])
        and _is_genitive_verbal(words[last + 1])
    ):
        last += 1
    return (last, None) if last > place else None


def _is_genitive_verbal(word):
    return is_verbal_noun(word) and any(one.tag.case == "gent" for one in readings(word.lower))


def _with_light_verb(words, place):
    """«осуществляется проверка», «оказать содействие»: the verb says nothing, the noun says it all."""
    if lemmas(words[place].lower).isdisjoint(word_set("light_verbs")):
        return None
    if place + 1 < len(words) and is_verbal_noun(words[place + 1]):
        return place + 1, None
    return None


def _before_a_light_verb(words, place):
    """«направление отчёта осуществляется»."""
    if place + 2 >= len(words) or not is_verbal_noun(words[place]):
        return None
    is_light = not lemmas(words[place + 2].lower).isdisjoint(word_set("passive_light"))
    return (place + 2, None) if is_light and _is_lone_genitive(words, place + 1) else None


def _light_noun(words, place):
    """«при проведении обмера поля»: the noun says only that something is done."""
    if lemma(words[place].lower) not in word_set("light_nouns") or place + 1 >= len(words):
        return None
    return (place + 1, None) if _is_lone_genitive(words, place + 1) else None


def _after_a_head(words, place):
    """«до момента устранения», «имеется возможность предоставления»."""
    if lemma(words[place].lower) not in word_set("verbal_heads") or place + 1 >= len(words):
        return None
    return (place + 1, None) if _is_genitive_verbal(words[place + 1]) else None


def _purpose(words, place):
    """«для получения субсидии» → «чтобы получить субсидию»."""
    start = place
    if words[place].lower in PURPOSE_PHRASE.values() and place + 1 < len(words):
        if PURPOSE_PHRASE.get(words[place + 1].lower) != words[place].lower:
            return None
        place += 1
    elif words[place].lower != FOR:
        return None
    noun = place + 1
    if noun + 1 >= len(words) or not is_verbal_noun(words[noun]):
        return None
    verb = mapping("verb_of").get(lemma(words[noun].lower))
    following = words[noun + 1]
    what = accusative_of_genitive(following.lower) if _is_lone_genitive(words, noun + 1) else None
    if not verb or not any(one.tag.case == "gent" for one in readings(following.lower)):
        return (noun, None) if start != place and verb else None
    return (noun + 1, f"{IN_ORDER_TO} {verb} {what}") if what else (noun, None)


def _is_lone_genitive(words, place):
    return any(
        one.tag.POS == "NOUN" and one.tag.case == "gent" for one in readings(words[place].lower)
    )


CHECKS = (_chain, _with_light_verb, _before_a_light_verb, _purpose, _after_a_head, _light_noun)

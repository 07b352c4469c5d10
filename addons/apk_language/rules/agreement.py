"""п. 7: subject and verb, adjective and noun agree: «Комиссия принял», «ваша обращение» are mistakes.

Only a subject at the beginning of its sentence or clause is judged, and not where another word may be the subject:
«Документы проверил инспектор» is right.
"""

from collections.abc import Iterator, Sequence

from .finding import Finding, finding
from .inflection import agreed
from .lemmas import readings
from .text import Sentence, Text, Word
from .words import word_set

PASSIVE = "PRTS"
ADJECTIVES = ("ADJF", "PRTF")
PREDICATES = ("VERB", "PRTS", "ADJS")
PASSED_OVER = ("PREP", "ADVB", "PRCL", "NUMR")  # between a subject and its predicate
FEMININE, PLURAL = "femn", "plur"
REACH = 7  # words between a subject and its predicate


def agreement_findings(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        pairs = [
            _subject_and_predicate(block, sentence, n) for n in _clause_starts(block, sentence)
        ]
        for place in range(len(sentence.words) - 1):
            pairs += [check(block, sentence.words, place) for check in NEIGHBOURS]
        for first, last, replacement in filter(None, pairs):
            yield finding(
                sentence.block,
                first.start,
                last.end,
                block[first.start : last.end],
                "agreement",
                replacements=(replacement,) if replacement else (),
            )


def _best(word: Word):
    """The likeliest reading."""
    return readings(word.lower)[0]


def _clause_starts(block: str, sentence: Sentence) -> list[int]:
    """The first word, and the word after «, что», «, если» and the like."""
    found = [0]
    for place in range(1, len(sentence.words) - 1):
        before, word = sentence.words[place - 1], sentence.words[place]
        if "," not in block[before.end : word.start]:
            continue
        if _best(word).tag.POS == "CONJ":
            found.append(place + 1)
        elif _best(sentence.words[place + 1]).tag.POS == PASSIVE:
            found.append(place)
    return found


def _subject_and_predicate(block: str, sentence: Sentence, start: int):
    """(subject, predicate, both in the right form) of a clause that disagrees."""
    words, place = sentence.words, start
    while place < len(words) and _is_attribute(words[place]):
        place += 1
    if place >= len(words) - 1 or not _may_be_subject(words[place]):
        return None
    after = _predicate_place(block, words, place)
    if after is None:
        return None
    return _judge(words, place, after)


def _is_attribute(word):
    tag = _best(word).tag
    is_all = word.lower in word_set("all_of_them")
    return is_all or (tag.POS in ADJECTIVES and tag.case == "nomn")


def _may_be_subject(word):
    if word.lower in word_set("not_adjacent_subject") or not word.text.isalpha():
        return False
    best = _best(word)
    return (
        best.is_known
        and best.tag.POS == "NOUN"
        and any(one.tag.case == "nomn" for one in readings(word.lower))
    )


def _predicate_place(block: str, words: Sequence[Word], place: int) -> int | None:
    """The first predicate after the subject where nothing but its own words stands between them."""
    first = _after_participle(block, words, place + 1)
    for after in range(first, min(first + REACH, len(words))):
        if after > first and block[words[after - 1].end : words[after].start].strip():
            return None
        tag = _best(words[after]).tag
        if tag.POS in PREDICATES:
            return after
        if not (_is_governed(words, after) or _belongs_to_subject(words[after], tag)):
            return None
    return None


def _after_participle(block, words, place):
    """«Дорога, ведущая к ферме, размыта»: the place after what the commas enclose."""
    if block[words[place - 1].end : words[place].start].strip() != ",":
        return place if not block[words[place - 1].end : words[place].start].strip() else len(words)
    if all(one.tag.POS != "PRTF" for one in readings(words[place].lower)):
        return len(words)
    for after in range(place + 1, len(words)):
        if block[words[after - 1].end : words[after].start].strip() == ",":
            return after
    return len(words)


def _belongs_to_subject(word, tag):
    is_oblique = tag.case not in (None, "nomn", "accs") or word.text.isdigit()
    return is_oblique or tag.POS in PASSED_OVER


def _judge(words, place, after):
    subject, predicate = words[place], words[after]
    best = _best(predicate)
    if predicate.is_capitalised or not best.is_known or best.tag.mood == "impr":
        return None
    nouns = [one for one in readings(subject.lower) if one.tag.case == "nomn"]
    verbs = [one for one in readings(predicate.lower) if one.tag.POS in PREDICATES]
    if any(_agree(noun, verb) for noun in nouns for verb in verbs):
        return None
    is_ambiguous = _may_be_object(subject)
    if (is_ambiguous and _has_other_subject(words, place, after, best)) or _is_woman(nouns, best):
        return None
    if best.tag.number == PLURAL and _has_conjunction(words, after):
        return None
    if best.tag.POS == "VERB" and "tran" in best.tag and is_ambiguous:
        return None
    right = agreed(best, nouns[0])
    own = " ".join(word.text for word in words[place:after])
    return subject, predicate, f"{own} {right}" if right else None


def _agree(noun, verb):
    """Number and gender of a noun (or of «был») and of a predicate fit."""
    number, gender = noun.tag.number, noun.tag.gender
    if verb.tag.person not in (None, "3per"):
        return True
    if verb.tag.number != number:
        return False
    return number == PLURAL or not verb.tag.gender or gender in (None, verb.tag.gender)


def _has_other_subject(words, place, after, verb):
    """«Документы проверил инспектор», «Заявки принимаются», «Иван и Мария пришли»."""
    others = [n for n in range(place + 1, len(words)) if n != after and not _is_governed(words, n)]
    return any(
        one.tag.POS in ("NOUN", "NPRO", "NUMR") and one.tag.case == "nomn" and _agree(one, verb)
        for n in others
        for one in readings(words[n].lower)
    )


def _has_conjunction(words, after):
    """«Иван и Мария пришли»."""
    return any(_best(word).tag.POS == "CONJ" for word in words[:after])


def _is_governed(words, place):
    """Behind a preposition, or too short to be a name of anything."""
    before = words[max(0, place - 2) : place]
    return (
        len(words[place].text) < 3
        or any(_best(word).tag.POS == "PREP" for word in before[-1:] or ())
        or (
            len(before) == 2
            and _best(before[0]).tag.POS == "PREP"
            and _best(before[1]).tag.POS in ADJECTIVES
        )
    )


def _may_be_object(word):
    """«Удобрение хранят под навесом», «Запись прослушал»; an institution acts."""
    is_object = any(one.tag.case == "accs" for one in readings(word.lower))
    return is_object and word.lower not in word_set("institutions")


def _is_woman(nouns, verb):
    """«Инспектор выдала справку»."""
    return verb.tag.gender == FEMININE and any("anim" in noun.tag for noun in nouns)


def _attribute_and_noun(block: str, words: Sequence[Word], place: int):
    """«ваша обращение»; «два новых трактора» and «первая и вторая группы» are right."""
    word, noun = words[place], words[place + 1]
    if block[word.end : noun.start] != " " or _may_follow_a_number(words, place):
        return None
    attributes, nouns = readings(word.lower), readings(noun.lower)
    if not _are_plain(word, noun, attributes, nouns):
        return None
    if any(_match(one, other) for one in attributes for other in nouns):
        return None
    return word, noun, None


def _may_follow_a_number(words, place):
    before = words[max(0, place - 3) : place]
    return any(
        word.text[0].isdigit() or _best(word).tag.POS in ("NUMR", "CONJ") for word in before
    ) or (place > 0 and _best(words[place - 1]).tag.POS in ADJECTIVES)


def _are_plain(word, noun, attributes, nouns):
    return (
        word.text.isalpha()
        and noun.text.isalpha()
        and not noun.is_capitalised
        and word.lower in word_set("plain_attributes")
        and all(one.tag.POS in (*ADJECTIVES, "NPRO") for one in attributes)
        and all(one.is_known and one.tag.POS == "NOUN" for one in nouns)
    )


def _match(one, other):
    if one.tag.case != other.tag.case and other.tag.case not in ("gen2", "loc2", "acc2"):
        return False
    if one.tag.number != other.tag.number:
        return False
    return (
        one.tag.number == PLURAL
        or one.tag.gender in (None, other.tag.gender)
        or other.tag.gender is None
    )


def _verb_and_subject(block: str, words: Sequence[Word], place: int):
    """«Вашу заявку рассмотрел комиссия»: the subject right behind its verb."""
    word, noun = words[place], words[place + 1]
    verb, best = _best(word), _best(noun)
    if block[word.end : noun.start] != " " or verb.tag.POS != "VERB" or verb.tag.tense != "past":
        return None
    others = (one.tag.case for one in readings(noun.lower))
    if not _may_be_subject(noun) or noun.is_capitalised or set(others) != {"nomn"}:
        return None
    if _agree(best, verb) or _is_woman([best], verb) or _has_subject_before(words, place):
        return None
    right = agreed(verb, best)
    return word, noun, f"{right} {noun.text}" if right else None


def _has_subject_before(words, place):
    """Any word that may be a subject, or a verb that may want an object."""
    return any(
        one.tag.case == "nomn" and not _is_governed(words, n)
        for n in range(place)
        for one in readings(words[n].lower)
        if one.tag.POS in ("NOUN", "NPRO", "NUMR")
    )


def _be_and_participle(block: str, words: Sequence[Word], place: int):
    """«было убраны», «будет перечислены»."""
    word, participle = words[place], words[place + 1]
    if word.lower not in word_set("be") or _best(participle).tag.POS != PASSIVE:
        return None
    if block[word.end : participle.start] != " ":
        return None
    if any(_agree(be, one) for be in readings(word.lower) for one in readings(participle.lower)):
        return None
    return word, participle, None


def _nobody(block: str, words: Sequence[Word], place: int):
    """«Никто из ветеринаров не приехали»."""
    if words[place].lower not in word_set("nobody"):
        return None
    for verb in words[place + 1 : place + REACH]:
        tag = _best(verb).tag
        if tag.POS == "VERB":
            return (words[place], verb, None) if tag.number == PLURAL else None
    return None


def _participle_first(block: str, words: Sequence[Word], place: int):
    """«Направлена заявление»: the passive in front of its subject."""
    participle, noun = words[place], words[place + 1]
    verb = _best(participle)
    if place or verb.tag.POS != PASSIVE or block[participle.end : noun.start] != " ":
        return None
    found = readings(noun.lower)
    is_plain = all(one.tag.POS == "NOUN" and one.tag.case in ("nomn", "accs") for one in found)
    if not is_plain or not found[0].is_known or noun.is_capitalised:
        return None
    if any(_agree(one, verb) for one in found):
        return None
    right = agreed(verb, found[0])
    return participle, noun, None if not right else f"{right.capitalize()} {noun.text}"


NEIGHBOURS = (
    _attribute_and_noun,
    _verb_and_subject,
    _be_and_participle,
    _nobody,
    _participle_first,
)

"""п. 7: «избегать … пунктуационных ошибок»: the commas that are certain, doubled signs, spaces."""

import re
from collections.abc import Iterator

from .finding import Finding, finding
from .lemmas import lemmas, readings
from .text import Sentence, Text
from .words import pattern, strict_pattern, word_set

WHICH = "который"  # Russian: words
THAT, IN_ORDER, IF, AND = "что", "чтобы", "если", "а"  # Russian: conjunctions
WHEN, WHERE = "когда", "где"  # Russian: conjunctions
PAIRED, ALSO = ("ни", "и"), "и"  # Russian: words
THIS_IS = "это"  # Russian: word
THE_MORE, THE_BETTER = "чем", "тем"  # Russian: «чем раньше, тем лучше»
BECAUSE = ("потому", "что")  # Russian: words
AS = ("так", "как")  # Russian: words
SIGNS = re.compile(r"[,;:—–()«»\"“”…!?.-]")
REACH = 4  # words before «который» among which its comma stands
SPACING = (
    (re.compile(r"(?<=[\w»)])\s+([,;!?])(?![)(])"), r"\1"),
    (re.compile(r"(?<=[\w»)])([,;])(?=[А-Яа-яЁё])"), r"\1 "),  # Russian: letters
    (re.compile(r"(,)\s*,+"), r"\1"),
    (re.compile(r"(, [ан]о?),(?=\s+\d)"), r"\1"),  # Russian: «а, 500 рублей»
    (re.compile(r"(?<![.…])\.\.(?!\.)"), "."),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), " "),
    (re.compile(r"(?<=\w)([!?])\.(?!\.)"), r"\1"),
    (re.compile(r"(?<=[а-яё]{3}[.!?])(?=[А-ЯЁ][а-яё])"), " "),  # Russian: letters
    (re.compile(r"([(«])\s+(?=\w)"), r"\1"),
    (re.compile(r"(?<=\w)\s+([»)])(?!\))"), r"\1"),
)
GREETING = re.compile(
    r"^\s*(Здравствуйте|Добрый день|Доброе утро|Добрый вечер) +(?=[А-ЯЁ][а-яё]+)"  # Russian: greetings
)


def punctuation_findings(text: Text) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        yield from _spacing(number, block)
    for sentence in text.sentences:
        yield from _commas(text, sentence)
        for check in CHECKS:
            yield from check(text, sentence)


def _spacing(number, block):
    for expression, right in SPACING:
        for match in expression.finditer(block):
            yield finding(
                number, *match.span(), match[0], "punctuation", replacements=(match.expand(right),)
            )
    match = GREETING.search(block)
    if match:
        yield finding(
            number, *match.span(), match[0], "punctuation", replacements=(f"{match[1]}, ",)
        )


def _commas(text, sentence):
    for place in range(1, len(sentence.words)):
        gap = _needs_comma_before(text, sentence, place)
        if gap:
            yield between(text, sentence, gap)


def _needs_comma_before(text: Text, sentence: Sentence, place: int) -> int | None:
    """The word before which a comma is missing, by the word at ``place``."""
    words, word = sentence.words, sentence.words[place]
    block, before = text.blocks[sentence.block], words[place - 1].lower
    if word.lower[:5] == WHICH[:5] and WHICH in lemmas(word.lower):
        return _before_which(block, sentence, place)
    if SIGNS.search(block[words[place - 1].end : word.start]) or word.text.isupper():
        return None
    pair = (word.lower, words[place + 1].lower if place + 1 < len(words) else "")
    needed = (
        (word.lower == THAT and before in word_set("that_after"))
        or (word.lower == IN_ORDER and before not in word_set("no_comma_before_to"))
        or (word.lower == IF and before not in word_set("before_if") and place > 1)
        or (word.lower in word_set("conjunctions_after_comma") and words[place - 1].text.isalpha())
        or (word.lower == WHEN and before in word_set("when_after"))
        or (word.lower == WHERE and before in word_set("where_after"))
        or _is_lonely_and(words, place)
        or (word.lower in word_set("asked") and before in word_set("asked_after") and pair[1])
        or (pair in (BECAUSE, AS) and before not in word_set("no_comma_before_because"))
    )
    return place if needed else None


def _is_lonely_and(words, place):
    """«поле а не луг»: a comma stands before «а»; «литера а» and «5 а» are names."""
    word, before = words[place], words[place - 1]
    is_name = len(before.text) < 3 or not before.text.isalpha() or place + 1 == len(words)
    return word.text == AND and not is_name


def _before_which(block, sentence, place):
    words = sentence.words
    start = words[max(0, place - REACH)].start
    if SIGNS.search(block[start : words[place].start]):
        return None
    before = words[place - 1]
    if readings(before.lower)[0].tag.POS in (
        "CONJ",
        "PRCL",
        "NUMR",
    ) and before.lower not in word_set("prepositions"):
        return None
    has_preposition = before.lower in word_set("prepositions")
    if has_preposition and place < 2:
        return None
    if has_preposition and re.search(r"раз|час", sentence.text):  # Russian: «в который раз»
        return None
    return place - 1 if has_preposition else place


def _clause_in_front(text, sentence):
    """«Если справка не готова позвоните нам»: the clause in front ends with a comma."""
    words = sentence.words
    if not words or words[0].lower not in word_set("clause_starters"):
        return
    if SIGNS.search(sentence.text[:-1]) or not sentence.text.endswith("."):
        return
    predicates = [place for place, word in enumerate(words) if is_predicate(word)]
    if len(predicates) < 2:
        return
    yield between(text, sentence, predicates[1])


def between(text, sentence, place):
    """A comma is missing before the word at ``place``."""
    first, last = sentence.words[place - 1], sentence.words[place]
    return finding(
        sentence.block,
        first.start,
        last.end,
        text.blocks[sentence.block][first.start : last.end],
        "punctuation",
        replacements=(f"{first.text}, {last.text}",),
    )


def _participle_left_open(text, sentence):
    """«Поле, заросшее борщевиком скосят до июля»: one comma, and a verb inside of what it opens."""
    if len(SIGNS.findall(sentence.text[:-1])) != 1 or "," not in sentence.text:
        return
    comma = sentence.start + sentence.text.index(",")
    inside = [place for place, word in enumerate(sentence.words) if word.start > comma]
    if len(inside) < 3 or readings(sentence.words[inside[0]].lower)[0].tag.POS != "PRTF":
        return
    before = [word for word in sentence.words if word.start < comma]
    if any(is_predicate(word) for word in before):
        return
    for place in inside[2:]:
        tag = readings(sentence.words[place].lower)[0].tag
        if tag.POS == "VERB" and tag.mood == "indc":
            yield between(text, sentence, place)
            return


def _subject_cut_off(text, sentence):
    """«Деньги, придут в мае»: a comma between the subject and its verb."""
    if len(sentence.words) < 3 or SIGNS.findall(sentence.text[:-1]) != [","]:
        return
    first, second = sentence.words[:2]
    verb = readings(second.lower)[0].tag
    nouns = [one.tag for one in readings(first.lower) if one.tag.POS == "NOUN"]
    subjects = [tag for tag in nouns if tag.case == "nomn" and "anim" not in tag]
    is_cut = text.blocks[sentence.block][first.end : second.start] == ", "
    if not is_cut or verb.POS != "VERB" or verb.mood != "indc":
        return
    if any(tag.number == verb.number for tag in subjects):
        found = text.blocks[sentence.block][first.start : second.end]
        yield finding(
            sentence.block,
            first.start,
            second.end,
            found,
            "punctuation",
            replacements=(f"{first.text} {second.text}",),
        )


def _the_more(text, sentence):
    """«Чем раньше пришлёте, тем раньше получите»; «ни рыбы, ни мяса»."""
    words = sentence.words
    for place in range(2, len(words)):
        if SIGNS.search(text.blocks[sentence.block][words[place - 1].end : words[place].start]):
            continue
        is_pair = words[0].lower == THE_MORE and words[place].lower == THE_BETTER
        is_neither = words[place].lower in PAIRED and words[place - 2].lower == words[place].lower
        if is_pair or (is_neither and words[place - 1].text.isalpha()):
            yield between(text, sentence, place)


def is_predicate(word):
    return readings(word.lower)[0].tag.POS in ("VERB", "ADJS", "PRTS", "PRED")


def _gerund(text, sentence):
    """«Рассмотрев заявление комиссия решила»: a gerund with its words is cut off by commas."""
    words, block = sentence.words, text.blocks[sentence.block]
    has_signs = bool(SIGNS.search(sentence.text[:-1]))
    for place, word in enumerate(words[:-2]):
        tag = readings(word.lower)[0].tag
        if tag.POS != "GRND" or word.lower in word_set("gerund_exempt") or len(word.lower) < 5:
            continue
        if place == 0 and not has_signs and any(map(_is_finite, words)):
            yield finding(
                sentence.block,
                word.start,
                words[1].end,
                block[word.start : words[1].end],
                "punctuation",
            )
        elif place and _is_bare_noun(block, words[place - 1], word):
            yield between(text, sentence, place)


def _is_bare_noun(block, noun, word):
    is_noun = readings(noun.lower)[0].tag.POS in ("NOUN", "NPRO")
    return is_noun and not SIGNS.search(block[noun.end : word.start])


def _is_finite(word):
    return readings(word.lower)[0].tag.POS == "VERB"


def _participle_behind(text, sentence):
    """«документы присланные вами приняты»: a participle behind its noun is cut off by commas."""
    words, block = sentence.words, text.blocks[sentence.block]
    for place in range(1, len(words) - 1):
        noun, word, after = words[place - 1 : place + 2]
        if SIGNS.search(block[noun.end : word.start]) or word.lower in word_set(
            "not_adjacent_subject"
        ):
            continue
        found = readings(word.lower)
        if any(one.tag.POS != "PRTF" for one in found) or not found[0].is_known:
            continue
        nouns = [one for one in readings(noun.lower) if one.tag.POS == "NOUN"]
        fits = any(
            one.tag.case == two.tag.case and one.tag.number == two.tag.number
            for one in found
            for two in nouns
        )
        tag = readings(after.lower)[0].tag
        cases = ("ablt", "datv", *(("accs",) if "actv" in found[0].tag else ()))
        depends = tag.POS in ("PREP", "ADVB") or (tag.POS in ("NPRO", "NOUN") and tag.case in cases)
        if fits and depends and readings(noun.lower)[0].tag.POS == "NOUN":
            yield between(text, sentence, place)


def _list(text, sentence):
    """«кормите сеном силосом и сенажом»: things of one row are parted by commas."""
    words, block = sentence.words, text.blocks[sentence.block]
    for place in range(1, len(words) - 2):
        first, second, joint, third = words[place - 1 : place + 3]
        if joint.lower != ALSO or SIGNS.search(block[first.end : third.start]):
            continue
        cases = [_cases_of_noun(word) for word in (first, second, third)]
        if "gent" not in cases[1] and set.intersection(*cases) and not first.is_capitalised:
            yield between(text, sentence, place)


def _cases_of_noun(word):
    found = readings(word.lower)
    is_noun = found[0].is_known and all(one.tag.POS == "NOUN" for one in found)
    return {one.tag.case for one in found} if is_noun and not word.is_capitalised else set()


def _vocative(text, sentence):
    """«Уважаемый Иван Петрович ваша справка готова»."""
    match = strict_pattern("vocative").match(sentence.text)
    if match:
        start = sentence.start
        yield finding(
            sentence.block,
            start,
            start + match.end(),
            match[0],
            "punctuation",
            replacements=(f"{match[0]},",),
        )


def _whole_sentence(text, sentence):
    """Speech without a colon, a question without its mark."""
    match = pattern("speech").search(sentence.text)
    if match:
        start = sentence.start + match.start()
        right = f"{match[0].rstrip()}: "
        yield finding(
            sentence.block,
            start,
            sentence.start + match.end(),
            match[0],
            "punctuation",
            replacements=(right,),
        )
    if strict_pattern("question").match(sentence.text) and any(map(is_predicate, sentence.words)):
        last = sentence.words[-1]
        found = text.blocks[sentence.block][last.start : sentence.end]
        yield finding(
            sentence.block,
            last.start,
            sentence.end,
            found,
            "punctuation",
            replacements=(f"{last.text}?",),
        )


def _two_clauses(text, sentence):
    """«Дождь прошёл и дорога просохла»: two subjects with their verbs."""
    words = sentence.words
    if SIGNS.search(sentence.text[:-1]):
        return
    for place in range(2, len(words) - 2):
        joint, subject, verb = words[place : place + 3]
        if joint.lower != ALSO or not _is_subject(subject) or not _is_indicative(verb):
            continue
        before = words[:place]
        if any(map(_is_indicative, before)) and any(map(_is_subject, before)):
            yield between(text, sentence, place)
            return


def _is_subject(word):
    best = readings(word.lower)[0]
    return best.tag.POS in ("NOUN", "NPRO") and best.tag.case == "nomn"


def _is_indicative(word):
    tag = readings(word.lower)[0].tag
    return tag.POS == "PRTS" or (tag.POS == "VERB" and tag.mood == "indc")


def _dash_before_this(text, sentence):
    """«Сервитут это право проезда»."""
    words = sentence.words
    if len(words) < 3 or words[1].lower != THIS_IS or not _is_subject(words[0]):
        return
    gap = text.blocks[sentence.block][words[0].end : words[1].start]
    if gap == " " and _is_subject(words[2]):
        first, second = words[:2]
        found = text.blocks[sentence.block][first.start : second.end]
        right = f"{first.text} — {second.text}"
        yield finding(
            sentence.block, first.start, second.end, found, "punctuation", replacements=(right,)
        )


CHECKS = (
    _whole_sentence,
    _two_clauses,
    _dash_before_this,
    _clause_in_front,
    _participle_left_open,
    _subject_cut_off,
    _the_more,
    _gerund,
    _participle_behind,
    _list,
    _vocative,
)


def introductory_findings(text: Text) -> Iterator[Finding]:
    """«К сожалению мы …», «позвоните пожалуйста нам»: a comma after, or on both sides."""
    for sentence in text.sentences:
        match = pattern("introductory_start").match(sentence.text)
        if match:
            start = sentence.start
            yield finding(
                sentence.block,
                start,
                start + match.end(1),
                match[1],
                "punctuation",
                replacements=(f"{match[1]},",),
            )

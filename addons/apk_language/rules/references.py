"""п. 24: «не требующей … обращения к каким-либо правовым актам»; п. 7: terms and abbreviations few and explained."""

import re
from collections.abc import Iterator

from .finding import ERROR, Finding, finding
from .lemmas import is_known, readings
from .text import Text
from .words import mapping, pattern, strict_pattern

CAPITALS = r"[А-ЯЁ]\([А-ЯЁ]\)[А-ЯЁ]{1,8}|[А-ЯЁ]{2,8}"  # Russian: letters
ABBREVIATION = re.compile(rf"(?<![\w«-])(?:{CAPITALS})(?![\w-])")
ROMAN = re.compile(r"[IVXХLС]+")
SHOUTED = 0.6  # share of capitals above which a block is shouting, not abbreviations
EXPLAINED_AFTER = 160  # characters


def law_findings(text: Text) -> Iterator[Finding]:
    """A reference that its sentence does not explain; in a refusal an error."""
    for sentence in text.sentences:
        match = strict_pattern("law").search(sentence.text)
        if not match or pattern("not_law").search(sentence.text[: match.end() + 12]):
            continue
        if _is_explained(sentence, match):
            continue
        start = sentence.start + match.start()
        more = {"severity": ERROR} if text.kind == "refusal" else {}
        yield finding(sentence.block, start, sentence.start + match.end(), match[0], "law", **more)


def _is_explained(sentence, match):
    """The rule stands in the sentence in plain words, and the reference only closes it or is beside it in brackets."""
    before, after = sentence.text[: match.start()], sentence.text[match.end() :]
    in_brackets = before.count("(") > before.count(")") and ")" in after
    return in_brackets or bool(pattern("explained").search(sentence.text))


def abbreviation_findings(text: Text, known: frozenset[str]) -> Iterator[Finding]:
    """Once for each abbreviation that nobody explains: «… (КФХ)», «КФХ (…)», «КФХ — это …» explain one."""
    explained, seen = _spelled_out("\n".join(text.blocks)), set()
    for number, block in enumerate(text.blocks):
        if _is_shouting(block):
            continue
        for match in ABBREVIATION.finditer(block):
            word = match[0]
            if word in seen or word in known or text.is_quoted(number, *match.span()):
                continue
            seen.add(word)
            if word not in explained and not _is_plain_word(word):
                yield finding(
                    number, *match.span(), word, "abbreviation", can_add_to_dictionary=True
                )


def _is_shouting(block):
    letters = [letter for letter in block if letter.isalpha()]
    return len(letters) > 8 and sum(one.isupper() for one in letters) / len(letters) > SHOUTED


def _is_plain_word(word):
    """«НЕ», «ПРОШУ»: a word in capitals; «ПСД» is none."""
    lower = word.lower()
    if ROMAN.fullmatch(word):
        return True
    if not is_known(lower):
        return False
    return any("Abbr" not in one.tag and one.is_known for one in readings(lower))


def _spelled_out(whole: str) -> frozenset[str]:
    """All at once: a text of thousands of abbreviations would be read as many times."""
    ways = mapping("spelled_out").values()
    return frozenset(
        match[1]
        for way in ways
        for match in re.finditer(
            way.replace("ABBR", f"(?<![А-ЯЁ])({CAPITALS})"), whole
        )  # Russian: letters
    )


def is_term_explained(block: str, start: int, end: int) -> bool:
    """A term in brackets after plain words, or before an explanation: «сервитут, то есть право проезда»."""
    before, after = block[:start], block[end : end + EXPLAINED_AFTER]
    if before.count("(") > before.count(")"):
        return True
    return bool(
        pattern("explained_at_once").match(after) or pattern("explained_later").search(after[:120])
    )

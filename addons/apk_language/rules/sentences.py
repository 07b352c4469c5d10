"""п. 7: «короткие и лаконичные предложения»; п. 65: smileys in social networks only."""

from collections.abc import Iterator

from .finding import HINT, WARNING, Finding, finding
from .text import Text
from .words import strict_pattern

LONG_SENTENCE, VERY_LONG_SENTENCE = 25, 30  # words: a hint, a warning
LIST_MARKS = ";:"


def sentence_findings(text: Text) -> Iterator[Finding]:
    for sentence in text.sentences:
        count = len(sentence.words)
        if count > VERY_LONG_SENTENCE or (count > LONG_SENTENCE and _is_one_thought(sentence)):
            yield finding(
                sentence.block,
                sentence.start,
                sentence.end,
                sentence.text,
                "long",
                severity=WARNING if count > VERY_LONG_SENTENCE else HINT,
                advice=str(count),
            )


def _is_one_thought(sentence):
    """A list of places and telephones is long and yet easy."""
    numbers = sum(word.text.isdigit() for word in sentence.words)
    marked = any(mark in sentence.text for mark in LIST_MARKS)
    return numbers < 4 and not marked


def smiley_findings(text: Text) -> Iterator[Finding]:
    """п. 65: «в Госпабликах допускается использование смайликов»."""
    if text.options.get("allows_smileys", text.kind == "public_reply"):
        return
    for number, block in enumerate(text.blocks):
        for match in strict_pattern("smileys").finditer(block):
            yield finding(number, *match.span(), match[0], "smiley", replacements=("",))

"""п. 7: «панибратство»: a client is «вы»."""

from collections.abc import Iterator

from .finding import Finding, finding
from .lemmas import readings
from .text import Text
from .words import word_set

LIKELY = 0.6  # share of the readings that must be of «ты»


def familiar_form_findings(text: Text) -> Iterator[Finding]:
    """«ты», «твой», «открываешь», «звони»; not in what is quoted."""
    for sentence in text.sentences:
        for word in sentence.words:
            is_familiar = word.lower in word_set("thou") or _is_of_thou(word)
            if is_familiar and not text.is_quoted(sentence.block, word.start, word.end):
                yield finding(sentence.block, word.start, word.end, word.text, "familiarity")


def _is_of_thou(word):
    if not word.text.isalpha() or len(word.text) < 4 or word.text.isupper():
        return False
    found = readings(word.lower)
    return (
        found[0].is_known and sum(one.score for one in found if _is_second_singular(one)) >= LIKELY
    )


def _is_second_singular(reading):
    tag = reading.tag
    is_thou = tag.person == "2per" and tag.number == "sing"
    return tag.POS == "VERB" and (is_thou or (tag.mood == "impr" and tag.number == "sing"))

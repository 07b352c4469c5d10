"""In what mood a message is written (п. 18, 66): by its words, negation, and by the way it shouts."""

import re
from collections.abc import Mapping, Sequence

from .word_lines import Finding

SHOUTS = re.compile(r"!{2,}|\?!|!\?|\?{2,}")
CAPITALS = re.compile(r"\b[А-ЯЁ]{4,}\b")  # Russian: letters
CONSONANTS = re.compile(
    r"[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{4}"
)  # Russian: «КГСХА» is short for something and does not shout
SHOUT_POINTS, CAPITALS_POINTS, MOST_FOR_SHOUTS = 2, 2, 3
LETTERS_OF_A_LONG_TEXT = 500  # in twice the text twice as much is said
NEGATIVE_FROM, AGGRESSIVE_FROM, POSITIVE_FROM = 2, 4, 3
DISPLEASED = {"complain": 2, "no_answer": 2}  # points of a wish, by its code
GRATEFUL = {"thank": 3}
RUDE = ("insult", "obscene", "threat")


def mood_of(text: str, found: Mapping[str, Sequence[Finding]], wish: str = "") -> tuple[str, float]:
    """
    :param text: the client's own words as they were written
    :param found: what dictionaries have found, by aspect
    :param wish: code of the need that was found, if any
    :return: the mood, and its confidence, 0…1
    """
    scores = {finding.value: finding.score for finding in found.get("mood", ())}
    if any(finding.value in RUDE for finding in found.get("abuse", ())):
        return "aggressive", 0.9
    if scores.get("aggressive", 0) >= AGGRESSIVE_FROM:
        return "aggressive", 0.6
    length = max(1.0, len(text) / LETTERS_OF_A_LONG_TEXT) ** 0.5
    negative = scores.get("negative", 0) + shouting(text) + DISPLEASED.get(wish, 0)
    positive = scores.get("positive", 0) + GRATEFUL.get(wish, 0)
    if positive / length >= POSITIVE_FROM and positive > negative:
        return "positive", sureness(positive / length)
    if negative / length >= NEGATIVE_FROM:
        return "negative", sureness(negative / length)
    return "neutral", 0.6


def sureness(score: float) -> float:
    return round(min(0.95, 0.45 + score / 20), 2)


def shouting(text: str) -> int:
    """Points for «!!», «?!» and for words in capitals."""
    points = min(MOST_FOR_SHOUTS, SHOUT_POINTS * len(SHOUTS.findall(text)))
    loud = [word for word in CAPITALS.findall(text) if not CONSONANTS.search(word)]
    return points + (CAPITALS_POINTS if len(loud) >= 2 else 0)

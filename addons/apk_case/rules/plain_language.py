"""How an answer reads (п. 7, 17, 24, 65): advice before it leaves; only a person can say whether it is good."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .dictionaries import line_pattern, plain_text

LONG_SENTENCE, VERY_LONG_SENTENCE = 20, 30
# A full stop after these does not end a sentence.
SHORTENED = re.compile(
    r"(?<!\w)(?:г|гг|ул|д|каб|стр|ст|п|пп|ч|абз|руб|коп|млн|млрд|тыс|т|им|тел|см|н|э|[А-ЯЁ])\."
)  # Russian: abbreviations
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[А-ЯЁA-Z«\d])")
ABBREVIATION = re.compile(r"(?<![\w-])[А-ЯЁ]{2,7}(?![\w-])")  # Russian: capital letters
# Words in capitals beside one that is too long to be an abbreviation: «ОТВЕТ ЛЕБЕДЕВА».
SHOUTING = re.compile(
    r"(?<![\w-])(?:[А-ЯЁ]{2,}\s+)*[А-ЯЁ]{8,}(?:\s+[А-ЯЁ]{2,})*(?![\w-])"
)  # Russian: capital letters
SHOUTED = 3  # capitals in a row are shouting, not abbreviations
LAW = re.compile(
    r"\d+-ФЗ|(?<!\w)ст(?:\.|ать[яией])\s*\d+|постановлени\w+ \D{0,60}№"
)  # Russian: references
SMILEY = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|[:;]-?[)(]+|(?<=\w)\){2,}")


@dataclass(frozen=True)
class Phrase:
    """Words to avoid and what to say instead: ``boilerplate``, ``officialese``, ``mistake`` or ``rude``."""

    kind: str
    words: str
    advice: str = ""


@dataclass(frozen=True)
class Finding:
    """``code`` is what was noticed, ``found`` the words, ``advice`` what to write instead, ``is_grave`` how bad."""

    code: str
    found: str = ""
    advice: str = ""
    is_grave: bool = False


GRAVE = {"boilerplate", "rude", "mistake"}


def findings(
    text: str,
    phrases: Iterable[Phrase],
    known_abbreviations: frozenset[str] = frozenset(),
    *,
    is_refusal: bool = False,
    allows_smileys: bool = False,
) -> list[Finding]:
    """What to look at again, the grave first.

    :param text: the answer without tags; paragraphs end with a line break
    :param allows_smileys: п. 65: «только в госпабликах»
    """
    found = [
        *_phrase_findings(text, phrases),
        *_sentence_findings(text),
        *_law_findings(text, is_refusal),
    ]
    found += [Finding("abbreviation", word) for word in unexplained(text, known_abbreviations)]
    smiley = SMILEY.search(text)
    if smiley and not allows_smileys:
        found.append(Finding("smiley", smiley[0], is_grave=True))
    return sorted(found, key=lambda finding: not finding.is_grave)


def sentences(text: str) -> list[str]:
    """Sentences of a text; abbreviations such as «ул.» and initials do not end one."""
    masked = SHORTENED.sub(lambda match: match[0][:-1] + "\0", text)
    parts = [part for line in masked.splitlines() for part in SENTENCE_END.split(line)]
    return [part.replace("\0", ".").strip() for part in parts if part.strip()]


def as_sentence(text: str) -> str:
    """What somebody has typed into a field, as it stands in a letter: a capital letter first, a full stop at the end."""
    words = text.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")


def unexplained(text: str, known: frozenset[str]) -> list[str]:
    """Abbreviations that the reader may not know and that are not spelled out: «… (КФХ)» spells one out."""
    words = dict.fromkeys(ABBREVIATION.findall(SHOUTING.sub(" ", text)))
    if len(words) > SHOUTED and text.upper() == text:
        return []
    return [word for word in words if word not in known and f"({word}" not in text]


def _phrase_findings(text, phrases):
    plain = plain_text(text)
    for phrase in phrases:
        match = re.search(line_pattern(phrase.words), plain)
        if match:
            yield Finding(phrase.kind, match[0], phrase.advice, phrase.kind in GRAVE)


def _sentence_findings(text):
    for sentence in sentences(text):
        words = len(re.findall(r"\w+", sentence))
        if words > LONG_SENTENCE:
            start = " ".join(sentence.split()[:6]) + " …"
            yield Finding("very_long" if words > VERY_LONG_SENTENCE else "long", start, str(words))


def _law_findings(text, is_refusal):
    """п. 24: the client must not need a legal act to understand; one reference a paragraph is enough."""
    for paragraph in text.splitlines():
        references = LAW.findall(paragraph)
        if len(references) > 1 or (references and is_refusal):
            yield Finding("law", references[0])

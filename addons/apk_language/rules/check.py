"""п. 7, 17, 24, 65, 67: one look at a text before it leaves; the rules are families, each in its own file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .agreement import agreement_findings
from .counted import counted_findings
from .familiar_forms import familiar_form_findings
from .finding import Finding, without_overlaps
from .grammar import grammar_findings, repeated_findings
from .phrase_pattern import Matcher
from .phrases import phrase_findings
from .punctuation import introductory_findings, punctuation_findings
from .references import abbreviation_findings, law_findings
from .sentences import sentence_findings, smiley_findings
from .spelling import particle_findings, spelling_findings, therefore_findings
from .structure import structure_findings
from .subordinate import subordinate_findings
from .text import Text
from .verbal_nouns import verbal_noun_findings
from .words import word_set

KINDS = (
    "answer",
    "refusal",
    "notice",
    "forwarding",
    "article",
    "mailing",
    "questionnaire",
    "public_reply",
    "script",
)
# what no list of the department changes
RULES_OF_LANGUAGE = (
    structure_findings,
    familiar_form_findings,
    sentence_findings,
    smiley_findings,
    law_findings,
    verbal_noun_findings,
    grammar_findings,
    counted_findings,
    repeated_findings,
    agreement_findings,
    punctuation_findings,
    introductory_findings,
    subordinate_findings,
    particle_findings,
    therefore_findings,
)


@dataclass(frozen=True)
class Lists:
    """What the department edits: words to avoid, abbreviations that all know, words that the dictionary lacks."""

    matcher: Matcher = field(default_factory=lambda: Matcher(()))
    abbreviations: frozenset[str] = frozenset()
    known_words: frozenset[str] = frozenset()


def check_text(
    blocks: Sequence[str], kind: str, lists: Lists, options: Mapping | None = None
) -> list[Finding]:
    """Everything that was noticed, in the order of the text; what concerns the whole text comes first.

    :param blocks: paragraphs, items of lists and headings in order, plain text
    :param kind: one of ``KINDS``
    :param options: ``is_framed``: a template greets and says good-bye; ``allows_smileys``
    """
    text = Text(tuple(blocks), kind, dict(options or {}))
    found = [
        *phrase_findings(text, lists.matcher),
        *abbreviation_findings(text, lists.abbreviations),
        *spelling_findings(text, lists.known_words | word_set("sector_words")),
        *(one for rule in RULES_OF_LANGUAGE for one in rule(text)),
    ]
    return without_overlaps(found)

"""What the checks say: which words, where, how grave, what to write instead."""

from bisect import bisect
from dataclasses import dataclass

ERROR, WARNING, HINT = "error", "warning", "hint"
WHOLE_TEXT = -1

# code -> (severity, clause of the Order); an error is what the Order forbids in plain words
RULES = {
    "greeting": (WARNING, "7"),
    "closing": (HINT, "7"),
    "boilerplate": (ERROR, "7"),
    "redirect": (WARNING, "7"),
    "denial": (WARNING, "7"),
    "no_solution": (WARNING, "7"),
    "refusal_no_next": (WARNING, "24"),
    "no_term": (WARNING, "7"),
    "excuse": (WARNING, "7"),
    "blame": (ERROR, "7"),
    "aggression": (ERROR, "7"),
    "sarcasm": (WARNING, "7"),
    "familiarity": (WARNING, "7"),
    "archaism": (WARNING, "7"),
    "jargon": (WARNING, "7"),
    "colloquial": (WARNING, "7"),
    "officialese": (HINT, "67"),
    "verbal_noun": (HINT, "67"),
    "term": (WARNING, "7"),
    "abbreviation": (WARNING, "7"),
    "law": (WARNING, "24"),
    "long": (HINT, "7"),
    "smiley": (WARNING, "65"),
    "spelling": (WARNING, "7"),
    "grammar": (WARNING, "7"),
    "agreement": (WARNING, "7"),
    "punctuation": (WARNING, "7"),
}
SEVERITIES = (ERROR, WARNING, HINT)


@dataclass(frozen=True)
class Finding:
    """``found`` stands in ``blocks[block][start:end]``; ``block`` is -1 for what the whole text lacks.

    ``advice`` is for people («name the day»), ``replacements`` may be put in place of ``found`` as they are.
    """

    block: int
    start: int
    end: int
    found: str
    code: str
    severity: str
    clause: str
    advice: str = ""
    replacements: tuple[str, ...] = ()
    can_add_to_dictionary: bool = False


def finding(block, start, end, found, code, **more) -> Finding:
    """A finding with the severity and the clause of its rule, unless told otherwise."""
    severity, clause = RULES[code]
    return Finding(block, start, end, found, code, more.pop("severity", severity), clause, **more)


def of_whole_text(code: str) -> Finding:
    return finding(WHOLE_TEXT, 0, 0, "", code)


def without_overlaps(findings: list[Finding]) -> list[Finding]:
    """Of findings of one code that overlap, the longest; in the order of the text."""
    kept: list[Finding] = []
    taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for one in sorted(findings, key=lambda f: (f.start - f.end, SEVERITIES.index(f.severity))):
        if _takes_its_place(taken.setdefault((one.code, one.block), []), one):
            kept.append(one)
    return sorted(kept, key=lambda f: (f.block, f.start, f.code))


def _takes_its_place(spans: list[tuple[int, int]], one: Finding) -> bool:
    """
    :param spans: taken already, sorted; what is free is added
    """
    place = bisect(spans, (one.start, one.end))
    is_taken = (
        (one.block == WHOLE_TEXT and bool(spans))
        or (place > 0 and spans[place - 1][1] > one.start)
        or (place < len(spans) and spans[place][0] < one.end)
    )
    if not is_taken:
        spans.insert(place, (one.start, one.end))
    return not is_taken

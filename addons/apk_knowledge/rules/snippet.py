"""What a list shows of a found article: the title and fragments of the text, with the found words marked."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

REST = "[0-9a-zа-я]*"  # Russian: the letters
FRAGMENTS, ROOM, BEFORE = 2, 200, 40  # letters
ENOUGH_PLACES = 16
GAP = "…"

# (start, end, the word as the dictionary of the database has it)
Place = tuple[int, int, str]


def heads(words: Iterable[str]) -> re.Pattern:
    """Pattern of what may be a form of one of the words: the forms of a word begin alike."""
    starts = {word[: 3 if len(word) > 5 else 2] for word in words}
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, starts)))}){REST}")


def candidates(text: str, pattern: re.Pattern) -> list[Place]:
    """Words of the text that begin as the pattern says."""
    low = text.lower().replace("ё", "е")
    if len(low) != len(text):  # some characters have longer lower case: the marks would shift
        low = text
    return [
        (found.start(), found.end(), found[0])
        for found in pattern.finditer(low)
        if not low[found.start() - 1 : found.start()].isalnum()
    ]


def fragments(places: Sequence[Place], length: int) -> list[tuple[int, int]]:
    """Where the most different words stand together: at most two (start, end); without places the beginning.

    :param length: of the text
    """
    chosen, left = [], list(places[:ENOUGH_PLACES])
    while left and len(chosen) < FRAGMENTS:
        start = max(left, key=lambda place: len(_words_within(left, place[0])))[0]
        chosen.append((max(start - BEFORE, 0), min(start + ROOM, length)))
        left = [one for one in left if not start - ROOM <= one[0] < start + ROOM]
    ends = [0, *(end for _start, end in sorted(chosen))]
    apart = [(max(start, ends[n]), end) for n, (start, end) in enumerate(sorted(chosen))]
    return apart or [(0, min(ROOM, length))]


def marked(text: str, places: Sequence[Place], start: int, end: int) -> str:
    """This piece of the text as safe HTML; words at its ends stay whole."""
    start = text.find(" ", start) + 1 if start else 0
    end = end if end == len(text) else max(text.rfind(" ", 0, end), start)
    parts, at = [], start
    for first, last, _word in places:
        if start <= first and last <= end:
            parts += [escape(text[at:first]), f"<mark>{escape(text[first:last])}</mark>"]
            at = last
    return "".join([*parts, escape(text[at:end])])


def quoted(text: str, places: Sequence[Place]) -> str:
    """The fragments as safe HTML, one after another; «…» stands where something is left out."""
    spans = fragments(places, len(text))
    parts = [GAP] * bool(spans[0][0]) + [marked(text, places, *spans[0])]
    for start, end in spans[1:]:
        parts += [GAP, marked(text, places, start, end)]
    return " ".join([*parts, *[GAP] * (spans[-1][1] < len(text))])


def those_found(places: Iterable[Place], is_found: Callable[[str], bool]) -> list[Place]:
    """Places whose word was asked for."""
    return [place for place in places if is_found(place[2])]


def _words_within(places, start):
    return {word for first, _last, word in places if start <= first < start + ROOM}

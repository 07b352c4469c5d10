"""A text as the checks read it: blocks (paragraphs, items of lists, headings), sentences and words with their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from .words import pattern, strict_pattern

WORD = re.compile(r"[^\W_]+(?:[-‑'’][^\W_]+)*")
# from the first sign of a row only: a thousand of them in a row are tried once, not a thousand times
SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[»\")\]]*(?:(?=\s+[«\"(\[]?[А-ЯЁA-Z\d])|\s*$)")
QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)?»|\"[^\"\n]*\"|“[^“”\n]*”")
LONGEST_SHORTENED = 8  # characters before the full stop of a shortened word
LONGEST_SENTENCE = (
    200  # words: what is longer is read in parts, or a text without full stops takes minutes
)


@dataclass(frozen=True)
class Word:
    """A word with its place in the block; ``lower`` has ``е`` for ``ё``."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block: code points ``start``–``end`` of its text."""

    block: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Text:
    """Blocks of an outgoing text, in order."""

    blocks: tuple[str, ...]
    kind: str = "answer"
    options: dict = field(default_factory=dict)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(
            sentence
            for number, block in enumerate(self.blocks)
            for sentence in sentences_of(block, number)
        )

    @cached_property
    def closing_block(self) -> int | None:
        """The last block with words of farewell, not the first one; what follows is the signature."""
        for number in range(len(self.blocks) - 1, 0, -1):
            if pattern("closings").search(self.blocks[number]):
                return number
        return None

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The blocks before the signature."""
        end = self.closing_block
        return self.blocks if end is None else self.blocks[: end + 1]

    @cached_property
    def _quoted(self) -> list[list[tuple[int, int]]]:
        return [[match.span() for match in QUOTED.finditer(block)] for block in self.blocks]

    def is_quoted(self, block: int, start: int, end: int) -> bool:
        """In quotation marks: somebody else's words or a name."""
        return any(left <= start and end <= right for left, right in self._quoted[block])


def words_of(text: str, offset: int = 0) -> tuple[Word, ...]:
    return tuple(
        Word(m[0], m[0].lower().replace("ё", "е"), m.start() + offset, m.end() + offset)
        for m in WORD.finditer(text)
    )


def sentences_of(block: str, number: int = 0) -> list[Sentence]:
    """Sentences of one block; «ул.», initials and numbers of a list do not end one."""
    found, start = [], 0
    for match in SENTENCE_END.finditer(block):
        if not _is_shortened(block, match):
            found.append((start, match.end()))
            start = match.end()
    if block[start:].strip():
        found.append((start, len(block)))
    return [part for span in found for part in _parts(_sentence(block, number, *span))]


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or its parts where nobody could read it in one go."""
    words, block = sentence.words, sentence.block
    if len(words) <= LONGEST_SENTENCE:
        yield sentence
        return
    starts = [sentence.start, *(one.start for one in words[LONGEST_SENTENCE::LONGEST_SENTENCE])]
    for place, (start, end) in enumerate(pairwise([*starts, sentence.end])):
        text = sentence.text[start - sentence.start : end - sentence.start].rstrip()
        of_part = words[place * LONGEST_SENTENCE : (place + 1) * LONGEST_SENTENCE]
        yield Sentence(block, start, start + len(text), text, of_part)


def _is_shortened(block: str, match: re.Match) -> bool:
    """Whether the full stop belongs to a shortened word or to an initial."""
    if match[0].strip() != ".":
        return False
    end = match.start()
    before = strict_pattern("shortened").search(block, max(0, end - LONGEST_SHORTENED), end)
    return match.end() < len(block) and bool(before)


def _sentence(block, number, start, end):
    while start < end and block[start].isspace():
        start += 1
    while end > start and block[end - 1].isspace():
        end -= 1
    text = block[start:end]
    return Sentence(number, start, end, text, words_of(text, start))


def blocks_of_lines(text: str) -> Sequence[str]:
    """Blocks of a plain text: its lines that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]

"""п. 7, 24: what a letter must have: a greeting, an end, a day, a way out; and what must not be left unsaid."""

import re
from collections.abc import Iterator

from .finding import Finding, finding, of_whole_text
from .lemmas import readings
from .text import Sentence, Text
from .words import pattern, word_set

LETTERS_KINDS = ("answer", "refusal", "forwarding")
GREETED_KINDS = (*LETTERS_KINDS, "public_reply")
FIRST_BLOCKS, LAST_BLOCKS = 3, 3
SIGNATURE_WORDS = 8
SENTENCE_ENDS = frozenset(".!?…:;")
SHORTEST_WITH_A_DAY = 3  # sentences
SHORTEST_LETTER = 2  # blocks: one line alone is a note, the template greets around it


def structure_findings(text: Text) -> Iterator[Finding]:
    is_framed = text.options.get("is_framed", False)
    is_letter = len(text.blocks) >= SHORTEST_LETTER and not is_framed
    if is_letter and text.kind in GREETED_KINDS and not _greets(text):
        yield of_whole_text("greeting")
    if is_letter and text.kind in LETTERS_KINDS and not _ends_politely(text):
        yield of_whole_text("closing")
    if text.kind in LETTERS_KINDS:
        yield from _promise_without_a_day(text)
    if text.kind == "refusal" and not _names_a_next_step(text):
        yield of_whole_text("refusal_no_next")


def _greets(text):
    return bool(pattern("greetings").search("\n".join(text.blocks[:FIRST_BLOCKS])))


def _ends_politely(text):
    """Words of farewell, or at least a signature."""
    return text.closing_block is not None or any(map(_is_signature, text.blocks[-LAST_BLOCKS:]))


def _is_signature(block):
    """«Мария Котова,», «отдел животноводства»: a short line that is no sentence."""
    return len(block.split()) <= SIGNATURE_WORDS and block.rstrip()[-1:] not in SENTENCE_ENDS


def _promise_without_a_day(text):
    """A promise in a letter that names no day at all."""
    body = "\n".join(text.body)
    if pattern("dates").search(body) or len(text.sentences) < SHORTEST_WITH_A_DAY:
        return
    for sentence in text.sentences:
        match = pattern("promises").search(sentence.text)
        if match:
            yield _in_sentence(sentence, match, "no_term")
            return


def _names_a_next_step(text: Text) -> bool:
    """п. 24: whoever is refused learns what to do next; to fetch one's papers back is no step."""
    return any(
        names_a_step(sentence)
        for sentence in text.sentences
        if sentence.block < len(text.body) and not pattern("returned").search(sentence.text)
    )


def names_a_step(sentence: Sentence) -> bool:
    """«Подайте заявку», «можно исправить»: what the client or the office can do."""
    if pattern("next_steps").search(sentence.text):
        return True
    return any(
        _is_request(word.lower)
        for word in sentence.words
        if word.lower not in word_set("not_steps")
    )


def _is_request(word):
    return any(
        one.is_known
        and one.tag.POS == "VERB"
        and one.tag.mood == "impr"
        and one.tag.number == "plur"
        for one in readings(word)
    )


def _in_sentence(sentence: Sentence, match: re.Match, code: str) -> Finding:
    start = sentence.start + match.start()
    return finding(sentence.block, start, sentence.start + match.end(), match[0], code)

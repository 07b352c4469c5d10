"""п. 7, 67: words to avoid; some of them only where nothing better stands beside (a contact, a proof, a day)."""

from collections.abc import Iterator

from .finding import Finding, finding
from .inflection import in_form_of
from .phrase_pattern import Hit, Matcher
from .references import is_term_explained
from .structure import names_a_step
from .text import Sentence, Text
from .words import pattern, word_set

NEAR = 2  # blocks, or sentences, away where a contact or a proof may stand
NEEDED = {"redirect": "contacts", "denial": "evidence", "no_term": "dates"}
OTHERS_WORDS = "tone_codes"  # rules that do not read what is quoted


def phrase_findings(text: Text, matcher: Matcher) -> Iterator[Finding]:
    surroundings = _Surroundings(text)
    for number, sentence in enumerate(text.sentences):
        for hit in matcher.hits(sentence.words):
            if _counts(text, sentence, hit, surroundings, number):
                yield _finding(text, sentence, hit)


def _counts(text: Text, sentence: Sentence, hit: Hit, surroundings, number: int) -> bool:
    code, start, end = hit.phrase.code, hit.words[0].start, hit.words[-1].end
    if code in word_set(OTHERS_WORDS) and text.is_quoted(sentence.block, start, end):
        return False
    if _is_name(sentence, hit):
        return False
    if code == "term" and is_term_explained(text.blocks[sentence.block], start, end):
        return False
    if code == "no_solution":
        return not surroundings.go_on_with_a_step(number)
    return not surroundings.have_what_is_needed(code, number)


class _Surroundings:
    """What stands around a sentence of a text, looked for once however many phrases ask."""

    def __init__(self, text: Text):
        self._text = text
        self._known: dict[tuple[str, int], bool] = {}
        self._steps: dict[int, int] = {}

    def have_what_is_needed(self, code: str, number: int) -> bool:
        """A day in the sentence, a proof around it, a contact in the next blocks; other rules need nothing."""
        needed = NEEDED.get(code)
        if needed is None:
            return False
        key = (code, self._text.sentences[number].block if code == "redirect" else number)
        if key not in self._known:
            self._known[key] = bool(pattern(needed).search(self._words_around(code, number)))
        return self._known[key]

    def _words_around(self, code, number):
        text = self._text
        sentence = text.sentences[number]
        if code == "no_term":
            return sentence.text
        if code == "denial":
            near = text.sentences[max(0, number - NEAR) : number + NEAR + 1]
            return "\n".join(one.text for one in near if abs(one.block - sentence.block) <= 1)
        end = min(sentence.block + NEAR + 1, len(text.body))
        return "\n".join(text.blocks[sentence.block : max(end, sentence.block + 1)])

    def go_on_with_a_step(self, number: int) -> bool:
        """Whether what follows a dead end tells the client what to do instead."""
        text = self._text
        last = min(text.sentences[number].block + NEAR, len(text.body) - 1)
        step = self._next_step(number + 1)
        return step < len(text.sentences) and text.sentences[step].block <= last

    def _next_step(self, number: int) -> int:
        """The first sentence from this one on that names a step; their count where none does."""
        passed = []
        while number < len(self._text.sentences) and number not in self._steps:
            if names_a_step(self._text.sentences[number]):
                self._steps[number] = number
            else:
                passed.append(number)
                number += 1
        step = self._steps.get(number, len(self._text.sentences))
        self._steps.update(dict.fromkeys(passed, step))
        return step


def _is_name(sentence, hit):
    """«Агроном Бабкин», «ООО „Мужик“»: a capital letter inside a sentence."""
    first = hit.words[0]
    return (
        len(hit.words) == 1
        and first.is_capitalised
        and first.start > sentence.start
        and not first.text.isupper()
        and hit.phrase.code not in ("aggression", "officialese")
    )


def _finding(text, sentence, hit):
    first, last, phrase = hit.words[0], hit.words[-1], hit.phrase
    found = text.blocks[sentence.block][first.start : last.end]
    return finding(
        sentence.block,
        first.start,
        last.end,
        found,
        phrase.code,
        advice=phrase.advice,
        replacements=_replacements(phrase.replacement, hit),
    )


def _replacements(replacement: str, hit: Hit) -> tuple[str, ...]:
    """``~этот`` takes the form of the first word found; other words stand as they are; a capital letter stays."""
    if not replacement:
        return ()
    first = hit.words[0]
    new = replacement
    if replacement.startswith("~"):
        new = in_form_of(replacement[1:], first.text)
        if not new:
            return ()
        if len(hit.words) > 1:
            new = " ".join([new, *(word.text for word in hit.words[1:])])
    return (new[0].upper() + new[1:] if first.is_capitalised else new,)

"""What a client has answered, by the questions that were asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .scale import mark_from


@dataclass(frozen=True)
class Asked:
    """A question: with the number of a parameter it is answered by a mark, without it by one of the choices."""

    code: str
    number: int | None = None
    choices: Mapping[str, str] = field(default_factory=dict)  # code: words
    is_required: bool = False
    allows_na: bool = True
    wording: str = ""


@dataclass
class Filled:
    marks: dict[int, int] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(
        default_factory=list
    )  # codes of necessary questions without an answer
    unknown: list[str] = field(default_factory=list)  # codes whose answer the form does not offer

    @property
    def is_complete(self):
        return not self.missing and bool(self.marks or self.choices)

    def given(self, comment: object = "") -> dict:
        """What ``apk.answer._submit`` takes; a comment that is no text (a file, say) is left out."""
        words = comment if isinstance(comment, str) else ""
        return {"marks": self.marks, "choices": self.choices, "comment": words}


def read_answers(questions: Iterable[Asked], sent: Mapping[str, object]) -> Filled:
    """What was answered; a question without an answer gets no value, neither a zero nor «не применимо»."""
    filled = Filled()
    for asked in questions:
        word = sent.get(asked.code)
        mark = mark_from(word) if asked.number and (asked.allows_na or word != "na") else None
        if mark is not None:
            filled.marks[asked.number] = mark
        elif not asked.number and word in asked.choices:
            filled.choices[asked.code] = word
        else:
            if word:
                filled.unknown.append(asked.code)
            if asked.is_required:
                filled.missing.append(asked.code)
    return filled

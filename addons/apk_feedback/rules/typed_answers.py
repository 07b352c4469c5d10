"""Answers of a paper form as a clerk types them: one key an answer, from the digits alone."""

from collections.abc import Mapping, Sequence

NOT_APPLICABLE_KEYS = ("0", "-")


class NotOnTheForm(ValueError):
    """A key that stands for nothing on this form."""


def typed_answer(key: str | None, choices: Sequence[str] = ()) -> str:
    """What the form would have sent: ``5``, ``na``, the code of the third choice, or nothing."""
    key = (key or "").strip()
    if not key:
        return ""
    if choices:
        if key.isdecimal() and 1 <= int(key) <= len(choices):
            return choices[int(key) - 1]
    elif key in NOT_APPLICABLE_KEYS:
        return "na"
    elif key in ("1", "2", "3", "4", "5"):
        return key
    raise NotOnTheForm(key)


def different(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    """Questions that two people have read differently from one paper."""
    return [code for code in first if first[code] != second.get(code, "")]

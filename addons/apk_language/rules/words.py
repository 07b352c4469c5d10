"""Word lists of the checks, from ``words.json`` beside this file: code stays English, lists stay readable."""

import json
import re
from functools import cache
from pathlib import Path


@cache
def _lists() -> dict:
    return json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of the file as a set; the names of a mapping."""
    return frozenset(_lists()[name])


@cache
def mapping(name: str) -> dict[str, str]:
    return dict(_lists()[name])


@cache
def pattern(name: str) -> re.Pattern:
    """The alternatives of a list as one expression; case does not count."""
    found = _lists()[name]
    text = found if isinstance(found, str) else "|".join(f"(?:{one})" for one in found)
    return re.compile(text, re.IGNORECASE)


@cache
def strict_pattern(name: str) -> re.Pattern:
    """As ``pattern``, where capital letters matter."""
    return re.compile(pattern(name).pattern)

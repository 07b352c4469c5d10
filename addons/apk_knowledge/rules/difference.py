"""What has changed between two texts, for a reader: words removed and words added."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

PIECE = re.compile(r"\n+|[^\s]+[^\S\n]*")

Part = tuple[Literal["same", "gone", "new"], str]


def difference(before: str, after: str) -> Iterator[Part]:
    """Pieces of both texts in reading order; line breaks are pieces of their own.

    :return: pairs of ``same``, ``gone`` or ``new`` and the text; joined without ``gone`` they are ``after``
    """
    old, new = PIECE.findall(before), PIECE.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield "same", "".join(new[new_from:new_to])
            continue
        if old_to > old_from:
            yield "gone", "".join(old[old_from:old_to])
        if new_to > new_from:
            yield "new", "".join(new[new_from:new_to])

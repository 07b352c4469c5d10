"""A labelled set is split into tuning and test by a hash; texts that are nearly the same stay on one side.

``python -m benchmarks.near_duplicates FILE.csv`` writes the column ``split`` (and nothing else) and tells what it has moved.
"""

import csv
import hashlib
import re
import sys
from pathlib import Path

from .measures import say

ALIKE = 0.7  # Jaccard of the words
WORD = re.compile(r"\w+")


def side_of(identifier: str) -> str:
    """By the id alone: the last bit of its sha256, even = tuning."""
    last = hashlib.sha256(identifier.encode()).digest()[-1]
    return "test" if last & 1 else "tuning"


def splits(rows: list[tuple[str, str]]) -> dict[str, str]:
    """``{id: side}``: a text goes with the first text before it that it is like.

    :param rows: (id, text)
    """
    sides, seen = {}, []
    for identifier, text in rows:
        words = frozenset(WORD.findall(text.lower()))
        twin = next((one for one, others in seen if likeness(words, others) >= ALIKE), None)
        sides[identifier] = sides[twin] if twin else side_of(identifier)
        seen.append((identifier, words))
    return sides


def likeness(words: frozenset, others: frozenset) -> float:
    together = len(words | others)
    return len(words & others) / together if together else 1.0


def main(path):
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names, rows = list(reader.fieldnames), list(reader)
    sides = splits([(row["id"], f"{row.get('subject', '')} {row.get('text', '')}") for row in rows])
    moved = [row["id"] for row in rows if sides[row["id"]] != side_of(row["id"])]
    for row in rows:
        row["split"] = sides[row["id"]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, names + ["split"] * ("split" not in names), quoting=csv.QUOTE_ALL
        )
        writer.writeheader()
        writer.writerows(rows)
    counts = {side: list(sides.values()).count(side) for side in ("tuning", "test")}
    say(f"{counts}; with their twins on one side: {', '.join(moved) or 'none'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

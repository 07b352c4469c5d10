"""Bring addons/*/i18n/ru.po up to date with what ``odoo i18n export`` finds; list what is not translated.

Usage: terms.py keep PO_FILE… before the export, terms.py merge PO_FILE… after it: the export forgets translations of
words in code, and those that equal their original. Russian originals (notices, pages for clients) are their own.
"""

import re
import shutil
import sys
from pathlib import Path

import polib

RUSSIAN, LATIN = re.compile("[а-яё]", re.IGNORECASE), re.compile("[a-z]", re.IGNORECASE)
NOT_LETTERS = re.compile(r"<[^>]*>|%(\(\w+\))?s|[\W\d_]")  # tags, placeholders, signs
NOT_WORDS = re.compile(r"^/[\w/.-]+$")


def is_russian(source: str) -> bool:
    """A notice or a page that is written in Russian in the source: it is its own translation."""
    words = NOT_LETTERS.sub("", source)
    return len(RUSSIAN.findall(words)) > len(LATIN.findall(words))


def keep(path: str) -> None:
    if Path(path).exists():
        shutil.copy(path, f"{path}.kept")


def merge(path: str) -> list[str]:
    """Fill in former translations and Russian originals, drop paths; return terms without a translation.

    The file keeps its order, and a term its former translation: what another addon or Odoo says for the same word
    stands in the export and is not ours.
    """
    found, kept = polib.pofile(path), Path(f"{path}.kept")
    former = polib.pofile(str(kept)) if kept.exists() else polib.POFile()
    kept.unlink(missing_ok=True)
    translated = {entry.msgid: entry.msgstr for entry in former}
    for entry in [entry for entry in found if NOT_WORDS.match(entry.msgid)]:
        found.remove(entry)
    for entry in found:
        # a former wording must not outlive the source: whoever reads Russian would go on getting it
        if is_russian(entry.msgid) or not NOT_LETTERS.sub("", entry.msgid):
            entry.msgstr = entry.msgid
        else:
            entry.msgstr = translated.get(entry.msgid) or entry.msgstr
    found.metadata.pop("POT-Creation-Date", None)
    found.metadata.pop("PO-Revision-Date", None)
    _in_former_order(found, former)
    found.save(path)
    return [entry.msgid for entry in found if not entry.msgstr]


def _in_former_order(found: polib.POFile, former: polib.POFile) -> None:
    """A new term stands after the one before it in the export."""
    place = {entry.msgid: (number, 0) for number, entry in enumerate(former)}
    before = (-1, 0)
    for new, entry in enumerate(found):
        before = place.setdefault(entry.msgid, (before[0], new + 1))
    found.sort(key=lambda entry: place[entry.msgid])


if __name__ == "__main__":
    action, *paths = sys.argv[1:]
    missing = {path: {"keep": keep, "merge": merge}[action](path) or [] for path in paths}
    for path, terms in missing.items():
        for term in terms:
            sys.stdout.write(f"{path}: no translation: {term!r}\n")
    sys.exit(any(missing.values()))

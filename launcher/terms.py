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
    """Fill in former translations and Russian originals, drop paths; return terms without a translation."""
    terms, kept = polib.pofile(path), Path(f"{path}.kept")
    former = (
        {entry.msgid: entry.msgstr for entry in polib.pofile(str(kept))} if kept.exists() else {}
    )
    kept.unlink(missing_ok=True)
    for entry in [entry for entry in terms if NOT_WORDS.match(entry.msgid)]:
        terms.remove(entry)
    for entry in terms:
        # a former wording must not outlive the source: whoever reads Russian would go on getting it
        if is_russian(entry.msgid) or not NOT_LETTERS.sub("", entry.msgid):
            entry.msgstr = entry.msgid
        entry.msgstr = entry.msgstr or former.get(entry.msgid, "")
    terms.metadata.pop("POT-Creation-Date", None)
    terms.metadata.pop("PO-Revision-Date", None)
    terms.save(path)
    return [entry.msgid for entry in terms if not entry.msgstr]


if __name__ == "__main__":
    action, *paths = sys.argv[1:]
    missing = {path: {"keep": keep, "merge": merge}[action](path) or [] for path in paths}
    for path, terms in missing.items():
        for term in terms:
            sys.stdout.write(f"{path}: no translation: {term!r}\n")
    sys.exit(any(missing.values()))

"""What the search reads of a text: the words as people see them (п. 45).

Texts come out of Word and mailboxes: soft hyphens that show at the end of a line alone, words half in bold, a Latin «c»
in a Russian word. Nobody sees any of that, and none of it may hide a word.
"""

import re
import unicodedata
from html import unescape

TAG = re.compile(r"<[^>]*>")
# these stand inside words; every other tag, «sup» of a footnote among them, stands between two
INLINE = re.compile(
    r"</?(?:a|abbr|b|big|code|del|em|font|i|ins|mark|s|small|span|strike|strong|u)\b[^>]*>",
    re.IGNORECASE,
)
UNSEEN = ("Cf", "Mn", "Me")  # soft hyphens, zero-width signs, marks of stress
LETTERS = re.compile(r"[A-Za-zА-Яа-яЁё]+")  # Russian: both alphabets
LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[А-Яа-яЁё]")
PAIRS = ("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")  # Russian: letters that look the same
TO_CYRILLIC, TO_LATIN = str.maketrans(*PAIRS), str.maketrans(*reversed(PAIRS))


def plain(html: str) -> str:
    """The words of a page in one line, as they are seen."""
    text = unescape(TAG.sub(" ", INLINE.sub("", html)))
    return as_seen(" ".join(text.split()))


def as_seen(text: str) -> str:
    """The text without signs that nobody sees; a word of two alphabets in the one that it belongs to."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(sign for sign in composed if unicodedata.category(sign) not in UNSEEN)
    return LETTERS.sub(lambda word: _in_one_alphabet(word[0]), seen)


def _in_one_alphabet(word):
    """«cубсидия» with a Latin «c» is Russian; «Wоrd» with a Russian «о» is not; «mail-ом» keeps both."""
    if not (LATIN.search(word) and CYRILLIC.search(word)):
        return word
    russian, latin = word.translate(TO_CYRILLIC), word.translate(TO_LATIN)
    if not LATIN.search(russian):
        return russian
    return word if CYRILLIC.search(latin) else latin

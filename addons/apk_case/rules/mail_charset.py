"""In which charset Russian words were written, whatever an e-mail says about itself.

A decoder that believes every declared charset shows question marks in place of the client's words (п. 20: a message is
registered as it was written). The declared charset wins when the words in it are Russian, or when in no other are they.

Not ``charset_normalizer``: it is made for pages; of Russian subjects of one word it names the charset of four in five
wrongly, of two words half, of five words every sixth.
"""

import codecs
import re
from dataclasses import dataclass

RUSSIAN_CHARSETS = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
# Charsets in which bytes under 128 are not ASCII.
STATEFUL = re.compile(r"utf[-_]?(7|16|32)|iso[-_]?2022|hz|ucs", re.IGNORECASE)
NOT_OF_TEXT = re.compile(r"escape|punycode|idna|undefined|mbcs|oem|palmos|unicode_internal")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How often one letter follows another in Russian, on a logarithmic scale; the space stands for the edge of a word.
LETTERS = " абвгдежзийклмнопрстуфхцчшщъыьэюя"  # Russian: letters
PAIRS = (
    "066868458708678997977554640000514",  #
    "906756757357778067780356555000066",  # а
    "351000510402605606405021005351003",  # б
    "780300803705625824445030030074004",  # в
    "450002200500520706004000000000000",  # г
    "570413713604526745535011020041004",  # д
    "935567555166879348781344544000012",  # е
    "251015600603115000003000000001000",  # ж
    "481625410503255503004000100242004",  # з
    "944646836667777546880455643000057",  # и
    "800003000002313200550000020000000",  # й
    "680400500700603806466004000000000",  # к
    "671020830804205700306000100047056",  # л
    "872000800701434741305100000041003",  # м
    "780324702905007900565404300084026",  # н
    "808878666476777578882455643000105",  # о
    "460000700703503818225000200030003",  # п
    "691443850704065802556220020053015",  # р
    "562503700607655765696131410055017",  # с
    "882704803706246857726100300068003",  # т
    "735456454045555055660030633000050",  # у
    "140000401500000503013000000000000",  # ф
    "730000000300104604102000000000000",  # х
    "440000600700000200002000000030000",  # ц
    "360100700603006100052000020002000",  # ч
    "240000600502403101012000000000000",  # ш
    "050000600500001000002000000000000",  # щ
    "000000300000000000000000000000003",  # ъ
    "704513601063551043350060330000002",  # ы
    "801020304203046000550020030000033",  # ь
    "000000000003300000040000000000000",  # э
    "603003000000000002060000505000000",  # ю
    "802403514031354002360032204000031",  # я
)
RANK = {letter: rank for rank, letter in enumerate(LETTERS)}
RANK |= {letter.upper(): rank for letter, rank in RANK.items() if letter != " "}
RANK |= {"ё": RANK["е"], "Ё": RANK["е"]}  # Russian: letters
NEIGHBOURS = frozenset("іїєўґІЇЄЎҐ")  # Ukrainian, Belarusian
QUOTES = frozenset("«»„“”‘’—–\xa0\u200b\ufeff\u2028\xad")  # may stand at a letter
TYPOGRAPHY = QUOTES | frozenset("−№…•·°§©®€☎✉")
RUSSIAN = 4.2  # of nine: Russian words have six, the same bytes in a wrong charset two
HANDICAP = {"mac-cyrillic": 0.6, "iso8859-5": 0.4}  # nobody has written them for long
CLEARLY = 1.2  # by how much another charset must be better than the declared one
SAMPLE = 4_000
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
UNDEFINED_BYTES = "apk_undefined_bytes"
HIGH = re.compile(rb"[\x80-\xff][^\n]{0,400}")
# How a mail program that misread the words has written them down: (taken for, really).
MISREADINGS = (
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1251", "utf-8"),
    ("cp1252", "cp1251"),
    ("latin-1", "cp1251"),
    ("latin-1", "koi8-r"),
    ("cp1251", "koi8-r"),
    ("koi8-r", "cp1251"),
    ("cp866", "cp1251"),
    ("cp1251", "cp866"),
)


@dataclass(frozen=True)
class Decoded:
    """``text`` of some bytes; ``is_guess`` when it rests on more than what the e-mail declares."""

    text: str
    is_guess: bool = False


def decode_text(raw: bytes, declared: str = "") -> Decoded:
    """Bytes as text. Never raises, whatever the bytes and the name of the charset.

    :param declared: the charset that the e-mail names; empty when it names none
    """
    read = _decode(raw, declared)
    mended = without_mojibake(read.text)
    return read if mended == read.text else Decoded(mended, is_guess=True)


def _decode(raw: bytes, declared: str) -> Decoded:
    charset = known_charset(declared)
    is_unknown = bool(declared) and not _is_codec(declared)
    for mark, name in MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(name, "replace"), charset not in (name, "utf-8", "utf-16"))
    is_stateful = bool(charset and STATEFUL.match(charset))
    if raw.isascii() and not is_stateful:
        return Decoded(raw.decode("ascii"), is_unknown)
    text = _strictly(raw, charset)
    if text is not None and (charset == "utf-8" or is_stateful or is_russian(text)):
        return Decoded(text, is_unknown)
    best = likely_charset(raw)
    if text is not None and not _is_better(raw, best, text):
        return Decoded(text, is_unknown)
    return Decoded(raw.decode(best, "replace"), is_guess=True)


def likely_charset(raw: bytes) -> str:
    """``utf-8`` when nearly all of the bytes are valid in it, else the charset whose words are most Russian."""
    if _strictly(raw, "utf-8") is not None:
        return "utf-8"
    sample = _sample(raw)
    broken = sample.decode("utf-8", "replace")
    high = sum(byte > 127 for byte in sample)
    if broken.count("\ufffd") * 10 < high:
        return "utf-8"  # cut inside a letter, or with a few strange bytes
    return max(RUSSIAN_CHARSETS, key=lambda name: _score_in(sample, name))


def _score_in(sample: bytes, charset: str) -> float:
    doubt = HANDICAP.get(charset, 0) * min(1, 16 / max(len(sample), 1))
    return russian_score(sample.decode(charset, "replace")) - doubt


def known_charset(declared: str) -> str:
    """Name of Python's codec for what an e-mail calls its charset; empty for a name that nobody knows.

    ``win-1251``, ``cp-1251``, ``windows1251``, ``x-cp1251``, ``x-mac-cyrillic``, ``koi8r``, ``dos-866`` are known.
    """
    name = declared.strip().strip("'\"").lower().partition(" ")[0]
    bare = re.sub(r"^(x[-_])+", "", name)[:40]
    number = re.search(r"(125\d|866|855)$", bare)
    tried = [name[:40], bare]
    if number and re.match(r"(win|windows|cp|ms|ansi|ibm|dos|oem|microsoft)", bare):
        tried.append("cp" + number[1])
    if bare.startswith(("koi8", "koi-8")):
        tried.append("koi8-u" if bare.endswith("u") else "koi8-r")
    if "mac" in bare:
        tried.append("mac-cyrillic" if "cyr" in bare else "mac-roman")
    if bare.startswith(("utf8", "utf-8", "unicode-1-1-utf-8")):
        tried.append("utf-8")
    return next((codecs.lookup(one).name for one in tried if _is_codec(one)), "")


def _is_codec(name: str) -> bool:
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return False
    return found._is_text_encoding and not NOT_OF_TEXT.search(found.name)


def _strictly(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset) if charset else None
    except (LookupError, ValueError):
        return None


def _is_better(raw: bytes, charset: str, declared_text: str) -> bool:
    """Whether the words in ``charset`` are Russian and clearly more so than in the declared charset."""
    if charset == "utf-8":
        return _strictly(raw, "utf-8") is not None
    score = russian_score(_sample(raw).decode(charset, "replace"))
    return score >= RUSSIAN and score > russian_score(declared_text) + CLEARLY


def _sample(raw: bytes) -> bytes:
    """Pieces of lines that hold bytes over 127, with a few letters before them."""
    pieces, length = [], 0
    for found in HIGH.finditer(raw):
        piece = raw[max(found.start() - 8, 0) : found.end()]
        pieces.append(piece.rpartition(b"\n")[2] if b"\n" in piece else piece)
        length += len(piece)
        if length > SAMPLE:
            break
    return b"\n".join(pieces)


def is_russian(text: str) -> bool:
    return russian_score(text) >= RUSSIAN


def russian_score(text: str) -> float:
    """How Russian the words with letters beyond ASCII are: of nine, below zero for what no language writes.

    The pairs of letters count, and the edges of words; a capital after a small letter, a Russian letter beside a
    Latin one and signs that are no letters speak against it.
    """
    scores = []
    before, was_small = " ", False
    for letter in text[:SAMPLE]:
        score = _pair_score(before, letter, was_small)
        if score is not None:
            scores.append(score)
        before, was_small = letter, letter.islower()
    return sum(scores) / len(scores) if scores else 0.0


def _pair_score(before: str, letter: str, was_small: bool) -> int | None:
    """What two neighbouring signs say; None when neither is beyond ASCII."""
    rank, last = RANK.get(letter), RANK.get(before, 0)
    if rank:
        if before.isalpha() and not last and before not in NEIGHBOURS:
            return -3  # a Latin letter, or one of no language
        if (was_small and last and letter.isupper()) or before in TYPOGRAPHY - QUOTES:
            return -3
        return int(PAIRS[last][rank])
    if letter.isascii() or letter in TYPOGRAPHY:
        return int(PAIRS[last][0]) - 9 * letter.isalpha() if last else None
    return 2 if letter in NEIGHBOURS else -4


def without_mojibake(text: str) -> str:
    """Words that a program misread and wrote down so, as «РџСЂРѕС€Сѓ» or «Ïðîøó»; any other text unchanged.

    Only when the whole text can be turned back, is Russian then and was not before.
    """
    found = BEYOND_ASCII.search(text)
    sample = text[found.start() :][:SAMPLE] if found else ""
    known = russian_score(sample)
    if not found or known >= RUSSIAN:
        return text
    for taken_for, really in MISREADINGS:
        mended = _read_again(sample, taken_for, really, "replace")
        score = russian_score(mended)
        if score >= RUSSIAN and score > known + CLEARLY and _has_words(mended):
            return _read_again(text, taken_for, really, "strict") or text
    return text


def _read_again(text: str, taken_for: str, really: str, errors: str) -> str:
    """The text read in another charset; empty when it cannot have come from there."""
    try:
        return text.encode(taken_for, UNDEFINED_BYTES).decode(really, errors)
    except ValueError:
        return ""


def _undefined_bytes(error):
    """A sign of C1 stands for the byte of its number, which the charset leaves undefined."""
    signs = error.object[error.start : error.end]
    if not all(0x80 <= ord(sign) < 0xA0 for sign in signs):
        raise error
    return bytes(map(ord, signs)), error.end


codecs.register_error(UNDEFINED_BYTES, _undefined_bytes)


def _has_words(text: str) -> bool:
    return sum(letter in RANK and letter != " " for letter in text[:SAMPLE]) >= 4

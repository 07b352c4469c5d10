"""``winmail.dat``: what Outlook packs an e-mail and its files into (MS-OXTNEF), opened into words and files.

Own reading of the few attributes that hold them. Not ``tnefparse``: it counts to four thousand million when a stranger's
bytes say so, and refuses names of files in Russian charsets.
"""

import re
import struct
from contextlib import suppress
from dataclasses import dataclass, field

from .mail_charset import decode_text
from .mail_headers import one_line

SIGNATURE = 0x223E9F78
OBJECTS_LIMIT = 3_000
PROPERTIES_LIMIT = 2_000
RTF_LIMIT = 1_000_000
# Attributes (MS-OXTNEF, 2.1.3.2)
BODY, ATTACH_DATA, ATTACH_TITLE, RENDERING = 0x800C, 0x800F, 0x8010, 0x9002
MAPI_PROPS, ATTACHMENT, CODE_PAGE = 0x9003, 0x9005, 0x9007
# Properties (MS-OXPROPS)
P_BODY, P_HTML, P_RTF, P_CHARSET = 0x1000, 0x1013, 0x1009, 0x3FDE
P_LONG_NAME, P_NAME, P_DATA, P_CID = 0x3707, 0x3704, 0x3701, 0x3712
FIXED_SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
STRING8, UNICODE, OBJECT, BINARY = 0x1E, 0x1F, 0x0D, 0x102
OBJECT_PREFIX = 16  # the interface identifier before an embedded object
CODE_PAGES = {65001: "utf-8", 20866: "koi8-r", 21866: "koi8-u", 28595: "iso8859-5", 20127: "ascii"}
RTF_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans "
    b"SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
RTF_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE,
)
RTF_BREAKS = {b"par": b"\n", b"line": b"\n", b"row": b"\n", b"tab": b"\t", b"cell": b"\t"}
RTF_HIDDEN = frozenset(
    b"fonttbl colortbl stylesheet info pict themedata datastore listtable generator header footer htmltag mhtmltag".split()
)


@dataclass
class TnefFile:
    name: str = ""
    content: bytes = b""
    cid: str = ""


@dataclass
class Opened:
    html: str = ""
    text: str = ""
    files: list[TnefFile] = field(default_factory=list)


def open_tnef(raw: bytes) -> Opened | None:
    """Words and files of ``winmail.dat``; None when it is none, or is damaged."""
    try:
        if struct.unpack_from("<I", raw)[0] != SIGNATURE:
            return None
        return _read(raw)
    except struct.error:
        return None


def _read(raw: bytes) -> Opened:
    opened, charset, rtf, at = Opened(), "", "", 6
    for _object in range(OBJECTS_LIMIT):
        if at + 11 > len(raw):
            break
        name, length = (
            struct.unpack_from("<H", raw, at + 1)[0],
            struct.unpack_from("<I", raw, at + 5)[0],
        )
        data = raw[at + 9 : at + 9 + length]
        at += length + 11
        if name == CODE_PAGE:
            charset = _charset(struct.unpack_from("<I", data)[0])
        elif name == BODY:
            opened.text = _string(data, charset)
        elif name == RENDERING:
            opened.files.append(TnefFile())
        elif name == MAPI_PROPS:
            rtf = _read_message(opened, _properties(data, charset), charset)
        elif opened.files:
            _read_file(opened.files[-1], name, data, charset)
    opened.text = opened.text or (rtf if not opened.html else "")
    opened.files = [file for file in opened.files if file.content or file.name]
    return opened


def _read_message(opened: Opened, properties: dict, charset: str) -> str:
    """Take the words from the properties of the message.

    :return: the words of its RTF, for want of others
    """
    page = properties.get(P_CHARSET)
    charset = _charset(page) if isinstance(page, int) else charset
    if properties.get(P_HTML):
        opened.html = _string(properties[P_HTML], charset)
    if properties.get(P_BODY):
        opened.text = _string(properties[P_BODY], charset)
    rtf = properties.get(P_RTF)
    return rtf_words(decompressed_rtf(rtf), charset) if isinstance(rtf, bytes) else ""


def _read_file(file: TnefFile, name: int, data: bytes, charset: str) -> None:
    if name == ATTACH_TITLE:
        file.name = file.name or one_line(_string(data, charset))
    elif name == ATTACH_DATA:
        file.content = data
    elif name == ATTACHMENT:
        properties = _properties(data, charset)
        long_name = properties.get(P_LONG_NAME) or properties.get(P_NAME)
        file.name = one_line(_string(long_name, charset)) if long_name else file.name
        file.cid = one_line(_string(properties.get(P_CID) or "", charset))
        content = properties.get(P_DATA)
        if isinstance(content, bytes) and not file.content:
            file.content = content


def _charset(page: int) -> str:
    return CODE_PAGES.get(page) or f"cp{page}"


def _string(value, charset: str) -> str:
    return (
        value.strip("\0")
        if isinstance(value, str)
        else decode_text(value.rstrip(b"\0"), charset).text
    )


def _properties(data: bytes, charset: str) -> dict:
    """Values by the number of their property (MS-OXTNEF, 2.1.3.4.2); damaged ones end the list."""
    values: dict = {}
    with suppress(struct.error, ValueError):
        count, at = min(struct.unpack_from("<I", data)[0], PROPERTIES_LIMIT), 4
        for _property in range(count):
            kind, number = struct.unpack_from("<HH", data, at)
            at += 4
            if number >= 0x8000:
                at = _after_name(data, at)
            value, at = _values(data, at, kind, charset)
            values.setdefault(number, value)
    return values


def _after_name(data: bytes, at: int) -> int:
    """Past the name of a named property."""
    kind = struct.unpack_from("<I", data, at + 16)[0]
    if kind == 0:
        return at + 24
    return at + 24 + _padded(struct.unpack_from("<I", data, at + 20)[0])


def _values(data: bytes, at: int, kind: int, charset: str):
    many, kind = bool(kind & 0x1000), kind & 0x0FFF
    count = 1
    if many or kind in (STRING8, UNICODE, OBJECT, BINARY):
        count = min(struct.unpack_from("<I", data, at)[0], PROPERTIES_LIMIT)
        at += 4
    first = None
    for _value in range(count):
        value, at = _value_at(data, at, kind, charset)
        first = value if first is None else first
    return first, at


def _value_at(data: bytes, at: int, kind: int, charset: str):
    if kind in FIXED_SIZES:
        number = struct.unpack_from("<i", data, at)[0]
        return number, at + FIXED_SIZES[kind]
    if kind not in (STRING8, UNICODE, OBJECT, BINARY):
        raise ValueError(kind)
    length = struct.unpack_from("<I", data, at)[0]
    value = data[at + 4 : at + 4 + length]
    after = at + 4 + _padded(length)
    if kind == UNICODE:
        return value.decode("utf-16-le", "replace"), after
    if kind == STRING8:
        return _string(value, charset), after
    return value[OBJECT_PREFIX:] if kind == OBJECT else value, after


def _padded(length: int) -> int:
    return length + -length % 4


def decompressed_rtf(raw: bytes) -> bytes:
    """MS-OXRTFCP: RTF that refers back to what it has said."""
    if len(raw) < 16 or raw[8:12] == b"MELA":
        return raw[16:]
    window = bytearray(RTF_DICTIONARY.ljust(4096))
    at, write, out = 16, len(RTF_DICTIONARY), bytearray()
    while at < len(raw) and len(out) < RTF_LIMIT:
        control = raw[at]
        at += 1
        for bit in range(8):
            if at + bool(control >> bit & 1) >= len(raw):
                return bytes(out)
            if control >> bit & 1:
                offset, length = raw[at] << 4 | raw[at + 1] >> 4, (raw[at + 1] & 15) + 2
                at += 2
                if offset == write:
                    return bytes(out)
                piece = _copied(window, offset, length)
            else:
                piece, at = raw[at : at + 1], at + 1
            for letter in piece:
                window[write] = letter
                write = (write + 1) % 4096
            out += piece
    return bytes(out)


def _copied(window: bytearray, offset: int, length: int) -> bytes:
    return bytes(window[(offset + step) % 4096] for step in range(length))


def rtf_words(rtf: bytes, charset: str = "") -> str:
    """The words of an RTF, without what it says about their look."""
    reader = _Rtf(charset or "cp1252")
    for token in RTF_TOKEN.findall(rtf[:RTF_LIMIT]):
        reader.take(*token)
    return reader.words()


class _Rtf:
    def __init__(self, charset: str):
        self.charset = charset
        self.pieces: list[str] = []
        self.raw = bytearray()
        self.depth = 0
        self.hidden_at = 0  # depth of the group that holds no words; 0: none
        self.skip = 0  # signs that stand for the one in Unicode before them

    def take(self, word, number, code, sign, brace, text):
        if brace:
            self.depth += 1 if brace == b"{" else -1
            self.hidden_at = 0 if self.depth < self.hidden_at else self.hidden_at
        elif word.lower() in RTF_HIDDEN or sign == b"*":
            self.hidden_at = self.hidden_at or self.depth
        elif not self.hidden_at:
            self._take_words(word, number, code, text or (sign if sign in b"\\{}" else b""))

    def _take_words(self, word, number, code, text):
        if code:
            self.raw += b"" if self.skip else bytes([int(code, 16)])
            self.skip = max(self.skip - 1, 0)
        elif word == b"u" and number:
            self._flush()
            self.pieces.append(chr(int(number) % 0x10000))
            self.skip = 1
        elif text:
            self.raw += text[self.skip :]
            self.skip = 0
        else:
            self.raw += RTF_BREAKS.get(word, b"")

    def _flush(self):
        self.pieces.append(decode_text(bytes(self.raw), self.charset).text)
        self.raw.clear()

    def words(self) -> str:
        self._flush()
        halves = "".join(self.pieces).encode("utf-16", "surrogatepass")
        return halves.decode("utf-16", "replace").strip()

"""The headers of an e-mail, read once for all: storage, verdict and gateway see the same sender and subject (п. 18, 20).

RFC 5322, 2047 (encoded words), 2231 (parameters), 6532 (raw UTF-8). Not ``email.headerregistry``: Python 3.11 puts a
space into every long name («Соловьёв а», gh-128110) and needs minutes for some headers. Whatever the bytes, nothing
raises, and the work is bounded by the limits below.
"""

import base64
import binascii
import hashlib
import re
import unicodedata
from contextlib import suppress
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses

from .mail_charset import decode_text, is_russian, known_charset, likely_charset

HEADER_LIMIT = 500  # letters of a header that is shown
LIST_LIMIT = 30_000  # letters of a header that lists addresses or e-mails
HEAD_LIMIT = 256_000  # bytes of all headers
HEADERS_LIMIT = 500
ADDRESSES_LIMIT = 500
NAME_LIMIT = 150
ADDRESS_LIMIT = 320  # RFC 5321, 4.5.3.1: 64 + 1 + 255
MESSAGE_ID_LIMIT = 250
ADDRESS_HEADERS = frozenset([
    "from", "sender", "reply-to", "to", "cc", "bcc", "resent-from", "resent-to", "resent-cc", "delivered-to",
    "disposition-notification-to", "x-failed-recipients",
])  # fmt: skip
ID_HEADERS = frozenset(("message-id", "in-reply-to", "references", "original-message-id"))
# RFC 5322, 3.6: at most one of each; of several the first counts, as it does for whoever shows one.
UNIQUE_HEADERS = frozenset([
    "date", "from", "sender", "reply-to", "message-id", "in-reply-to", "references", "subject", "mime-version",
    "content-type", "content-transfer-encoding", "content-disposition", "content-id",
])  # fmt: skip
BLANK_LINE = re.compile(rb"\n\r?\n|\r\r")
FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:(.*)", re.DOTALL)
LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")
# RFC 2047, 2, and what programs write instead: spaces in the text, no limit of 75, no gap between two words.
ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?((?:[^?]|\?(?!=)){0,4000})\?=")
WORDS_IN_A_ROW = re.compile(rf"{ENCODED_WORD.pattern}(?:\s*{ENCODED_WORD.pattern})*")
PLACEHOLDER = re.compile("\ue000(\\d+)\ue001")
SPECIALS = re.compile(r'[\\()<>@,:;"\[\]]')
MESSAGE_ID = re.compile(r"<[^<>]*>")
PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')
SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*?)$")
PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")


class MailHeaders(Message):
    """Headers in readable form: no encoded words, no folding, no NUL; addresses in one form."""

    was_guessed = False
    was_cut = False

    def __init__(self):
        super().__init__(policy=compat32)


def headers_of(raw: bytes) -> MailHeaders:
    """The headers alone, decoded; the body is not looked at, whatever its size and nesting."""
    return read_head(raw)[0]


def read_head(raw: bytes) -> tuple[MailHeaders, int]:
    """Decoded headers, and where the body begins."""
    fields, body_at, was_cut = _fields(raw)
    charset = _charset_of_raw_bytes(fields)
    headers = MailHeaders()
    headers.was_cut = was_cut
    for name, value in fields:
        lowered = name.lower()
        if lowered in UNIQUE_HEADERS and name in headers:
            continue
        text, is_guess = _as_text(value, charset)
        headers.was_guessed |= is_guess
        headers[name] = _readable(headers, lowered, text)
    return headers, body_at


def _fields(raw: bytes) -> tuple[list[tuple[str, bytearray]], int, bool]:
    """Names and values as they stand, where the body begins, whether there were more than are read."""
    fields: list[tuple[str, bytearray]] = []
    head, at = raw[:HEAD_LIMIT], 0
    if len(raw) > HEAD_LIMIT:
        head = head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1]  # no half of a line
    for found in LINE.finditer(head):
        line = found.group()
        if not line:
            break  # the end, or more than is read
        text = line.rstrip(b"\r\n")
        if not text:
            return fields, at + len(line), False
        field = FIELD.match(text)
        if text[:1] in b" \t" and fields:
            fields[-1][1].extend(b"\n" + text)
        elif field and len(fields) < HEADERS_LIMIT:
            fields.append((field[1].decode(), bytearray(field[2])))
        elif field or (not fields and text.startswith((b"From ", b">From "))):
            pass  # too many, or the line that mbox puts before an e-mail
        else:
            return fields, at, False  # no header: the blank line is missing
        at += len(line)
    return fields, _body_after(raw, at), len(raw) > HEAD_LIMIT


def _body_after(raw: bytes, at: int) -> int:
    gap = BLANK_LINE.search(raw, at)
    return gap.end() if gap else len(raw)


def _charset_of_raw_bytes(fields) -> str:
    """One charset for all raw 8-bit headers: that of the body when their words are Russian in it."""
    raw = b"\n".join(value for _name, value in fields if not value.isascii())
    if not raw:
        return "utf-8"
    types = [value for name, value in fields if name.lower() == "content-type"]
    declared = parameters(types[0].decode("latin-1")).get("charset", "") if types else ""
    charset = known_charset(declared)
    if charset and likely_charset(raw) != "utf-8":
        with suppress(LookupError, ValueError):
            if is_russian(raw.decode(charset)):
                return charset
    return likely_charset(raw)


def _as_text(value: bytearray, charset: str) -> tuple[str, bool]:
    """A raw value as text; RFC 6532 lets UTF-8 stand as it is, so that is no guess."""
    if value.isascii():
        return value.decode(), False
    try:
        return value.decode(), False
    except ValueError:
        return value.decode(charset, "replace"), True


def _readable(headers: MailHeaders, name: str, text: str) -> str:
    if name in ADDRESS_HEADERS:
        addresses, is_guess, was_cut = read_addresses(text)
        headers.was_guessed |= is_guess
        headers.was_cut |= was_cut
        without = SPECIALS.sub(
            " ", decode_words(text)[0]
        )  # nothing that a parser could descend into
        return ", ".join(map(format_address, addresses)) or one_line(without)[:HEADER_LIMIT]
    if name in ID_HEADERS:
        return " ".join(map(short_message_id, text.replace("\0", "").split()))[:LIST_LIMIT]
    # as it came: encoded words stand inside of parameters, and what a server says of a sender may hold the sender's own
    if name.startswith("content-") or name == "authentication-results":
        return one_line(text)[:LIST_LIMIT]
    readable, is_guess = decode_words(text)
    headers.was_guessed |= is_guess
    return readable[:LIST_LIMIT]


def header_text(message: Message, name: str) -> str:
    """A header in readable form on one line, without NUL, shortened to what can be shown; any bytes."""
    value = message.get(name)
    if value is None:
        return ""
    if not isinstance(message, MailHeaders):
        raw = str(value).encode("utf-8", "surrogateescape")
        line = name.encode() + b": " + raw.replace(b"\r", b"").replace(b"\n", b"\n ")
        value = headers_of(line)[name] or ""
    is_list = name.lower() in ADDRESS_HEADERS | ID_HEADERS
    return value[: LIST_LIMIT if is_list else HEADER_LIMIT]


def one_line(text: str) -> str:
    """Without NUL, lone surrogates and ends of lines, which an encoded word may carry."""
    clean = text.replace("\0", "").encode("utf-8", "replace").decode()
    return " ".join(clean.split())


def decode_words(text: str) -> tuple[str, bool]:
    """Text with its encoded words decoded (RFC 2047), and whether a charset had to be guessed.

    Words in a row are one text: programs cut between two bytes of a letter, and the gap between them is no space.
    """
    guesses = []

    def decoded(row):
        words, is_guess = _decode_row(row.group())
        guesses.append(is_guess)
        return words

    return one_line(WORDS_IN_A_ROW.sub(decoded, text)), any(guesses)


def _decode_row(row: str) -> tuple[str, bool]:
    """Encoded words that stand in a row: the bytes of neighbours in one charset are decoded together."""
    runs: list[tuple[str, str, str]] = []
    for charset, encoding, payload in ENCODED_WORD.findall(row):
        charset, encoding = charset.partition("*")[0].lower(), encoding.lower()  # RFC 2231, 5
        if runs and runs[-1][0] == charset and _goes_on(runs[-1], encoding):
            runs[-1] = (charset, encoding, runs[-1][2] + payload)
        else:
            runs.append((charset, encoding, payload))
    decoded, pending = [], b""
    for number, (charset, encoding, payload) in enumerate(runs):
        pending += _word_bytes(encoding, payload)
        if number + 1 < len(runs) and runs[number + 1][0] == charset:
            continue
        decoded.append(decode_text(pending, charset))
        pending = b""
    return "".join(part.text for part in decoded), any(part.is_guess for part in decoded)


def _goes_on(run, encoding) -> bool:
    """Whether the next word goes on where this one stops: base64 may be cut anywhere."""
    payload = run[2].rstrip()
    return run[1] == encoding and (
        encoding == "q" or (not payload.endswith("=") and len(payload) % 4 > 0)
    )


def _word_bytes(encoding: str, payload: str) -> bytes:
    if encoding == "q":
        return binascii.a2b_qp(payload.encode("utf-8", "replace"), header=True)
    return lenient_base64(payload.encode("utf-8", "replace"))


def lenient_base64(payload: bytes) -> bytes:
    """Base64 with whatever is no letter of it left out, and without its padding."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", payload)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def read_addresses(text: str) -> tuple[list[tuple[str, str]], bool, bool]:
    """Names and addresses of a header; whether a charset was guessed; whether something was left out.

    Encoded words are decoded after the header has been taken apart: a comma or an address inside of a name stays there.
    """
    text = one_line(text.replace("\ue000", "").replace("\ue001", ""))
    pairs, is_guess = _pairs_decoded(text[:LIST_LIMIT])
    found = [
        (name.strip("'\" ")[:NAME_LIMIT], canonical_address(address))
        for name, address in pairs[:ADDRESSES_LIMIT]
        if "@" in address and len(address) <= ADDRESS_LIMIT and " " not in address
    ]
    was_cut = len(text) > LIST_LIMIT or len(found) < len(pairs)
    was_cut |= any(len(name) > NAME_LIMIT for name, _address in pairs)
    return found, is_guess, was_cut


def _pairs_decoded(text: str) -> tuple[list[tuple[str, str]], bool]:
    """Names and addresses, and whether a charset was guessed."""
    rows: list[str] = []
    guesses = []

    def hold(row):
        words, is_guess = _decode_row(row.group())
        guesses.append(is_guess)
        rows.append(one_line(words))
        return f"\ue000{len(rows) - 1}\ue001"

    held = WORDS_IN_A_ROW.sub(hold, text)

    def shown(part):
        return one_line(PLACEHOLDER.sub(lambda found: rows[int(found[1])], part))

    pairs = _pairs(held)
    if rows and not any("@" in address for _name, address in pairs):
        pairs = _pairs(shown(held))  # the address stands inside of an encoded word
    decoded = [(shown(name), shown(address).strip("'")) for name, address in pairs]
    return decoded, any(guesses)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        pairs = [pair for pair in getaddresses([text]) if any(pair)]
    except (RecursionError, IndexError, ValueError):  # comments nested hundreds of times
        pairs = []
    if any("@" in address and " " not in address for _name, address in pairs):
        return pairs
    bare = re.search(r"[^\s<>(),;:\"]{1,64}@[^\s<>(),;:\"]{1,255}", text)
    return [(text[: bare.start()].strip(' <"'), bare.group())] if bare else pairs


def canonical_address(address: str) -> str:
    """One form for an address: its domain in the letters that people read, small (RFC 5890); the local part is kept.

    ``ivan@xn--80a1acny.xn--p1ai`` is ``ivan@почта.рф``.
    """
    local, at, domain = unicodedata.normalize("NFC", address.strip()).rpartition("@")
    if not at:
        return address.strip()
    labels = domain.lower().replace("。", ".").split(".")
    return local + at + ".".join(map(_readable_label, labels))


def _readable_label(label: str) -> str:
    if not label.startswith("xn--") or len(label) > 63 or not label.isascii():
        return label
    try:
        return unicodedata.normalize("NFC", label[4:].encode().decode("punycode")).lower() or label
    except (UnicodeError, ValueError):
        return label


def format_address(pair: tuple[str, str]) -> str:
    name, address = pair
    if not name or name == address:
        return address
    if SPECIALS.search(name):
        escaped = re.sub(r'([\\"])', r"\\\1", name)
        return f'"{escaped}" <{address}>'
    return f"{name} <{address}>"


def short_message_id(text: str) -> str:
    """A Message-Id that an index can hold: a longer one is replaced by its digest, wherever it stands."""
    if len(text) <= MESSAGE_ID_LIMIT:
        return text
    return MESSAGE_ID.sub(_digest_of_id, text) if "<" in text else _digest(text)


def _digest_of_id(found) -> str:
    return found.group() if len(found.group()) <= MESSAGE_ID_LIMIT else _digest(found.group())


def _digest(text: str) -> str:
    return f"<{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()}@long>"


def parameters(value: str) -> dict[str, str]:
    """Parameters of a Content-Type or Content-Disposition, in readable form (RFC 2231, RFC 2047, raw)."""
    sections: dict[str, list[tuple[int, bool, str]]] = {}
    for name, raw in PARAMETER.findall(f";{value.partition(';')[2]}"):
        text = re.sub(r"\\(.)", r"\1", raw[1:-1]) if raw.startswith('"') else raw.strip()
        section = SECTION.match(name.lower())
        if section:
            base, number, is_extended = section.groups()
            sections.setdefault(base, []).append((int(number or 0), bool(is_extended), text))
    return {name: _joined(parts) for name, parts in sections.items()}


def _joined(parts: list[tuple[int, bool, str]]) -> str:
    """RFC 2231, 3 and 4: pieces by their number; the first extended one names the charset."""
    extended = any(is_extended for _number, is_extended, _text in parts)
    if not extended and len(parts) == 1:
        return _plain_parameter(parts[0][2])
    charset, raw = "", b""
    for number, is_extended, text in sorted(parts, key=lambda part: part[0]):
        if is_extended and number == 0 and text.count("'") >= 2:
            charset, _language, text = text.split("'", 2)
        piece = text.encode("utf-8", "replace")
        raw += _unquoted(piece) if is_extended else piece
    if not extended:
        return _plain_parameter(raw.decode("utf-8", "replace"))
    return one_line(decode_text(raw, charset).text)


def _plain_parameter(text: str) -> str:
    """A value by RFC 2047 or in percent signs, which no standard allows here and many programs write."""
    if "=?" in text:
        return decode_words(text)[0]
    raw = _unquoted(text.encode("utf-8", "replace"))
    if PERCENT.search(text) and not raw.isascii():
        return one_line(decode_text(raw).text)
    return one_line(text)


def _unquoted(raw: bytes) -> bytes:
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), raw)

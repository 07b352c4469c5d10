"""The parts of an e-mail (RFC 2046), cut out of its bytes without copying them.

Not ``email.parser``: it needs twenty times the size of an e-mail, and descends as deep as a stranger wishes. Here depth,
number of parts and what is decoded are bounded; what is beyond the bounds is said, and the original is kept.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .mail_charset import Decoded, decode_text
from .mail_headers import MailHeaders, lenient_base64, parameters, read_head

DEPTH_LIMIT = 15
PARTS_LIMIT = 200
TEXT_LIMIT = 2_000_000  # bytes of one part that are read as words
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")
UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n", re.MULTILINE)
UU_ENCODINGS = ("x-uuencode", "uuencode", "x-uue", "uue")


@dataclass
class Part:
    """A part and where its body stands in ``raw``; ``parts``: what a container holds."""

    raw: bytes
    headers: MailHeaders
    start: int
    end: int
    content_type: str
    params: dict[str, str]
    parts: list["Part"] = field(default_factory=list)
    is_broken: bool = False

    @property
    def maintype(self) -> str:
        return self.content_type.partition("/")[0]

    @property
    def disposition(self) -> str:
        return (self.headers.get("Content-Disposition") or "").partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str:
        disposition = parameters(self.headers.get("Content-Disposition") or "")
        return disposition.get("filename") or self.params.get("name") or ""

    @property
    def cid(self) -> str:
        return (self.headers.get("Content-Id") or "").strip(" <>")[:200]

    @property
    def encoding(self) -> str:
        return (self.headers.get("Content-Transfer-Encoding") or "").strip(" \"';").lower()

    def payload(self, limit: int | None = None) -> bytes:
        """Bytes of the part without their transfer encoding.

        :param limit: how many encoded bytes to look at
        """
        end = self.end if limit is None else min(self.end, self.start + limit)
        encoded = memoryview(self.raw)[self.start : end]
        if self.encoding == "base64":
            return self._from_base64(encoded)
        if self.encoding == "quoted-printable":
            return binascii.a2b_qp(encoded)
        if self.encoding in UU_ENCODINGS:
            _name, content, _rest = next(uuencoded(bytes(encoded)), ("", bytes(encoded), 0))
            return content
        return bytes(encoded)

    def _from_base64(self, encoded) -> bytes:
        if NOT_BASE64.search(encoded):
            self.is_broken = True
        try:
            return binascii.a2b_base64(encoded)
        except binascii.Error:
            self.is_broken = True
            return lenient_base64(bytes(encoded))

    def words(self) -> Decoded:
        """The part as text, without NUL; at most its first ``TEXT_LIMIT`` bytes."""
        read = decode_text(self.payload(TEXT_LIMIT), self.params.get("charset", ""))
        is_broken = self.is_broken or "\0" in read.text
        text = read.text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        return Decoded(text, read.is_guess or is_broken)

    @property
    def is_cut(self) -> bool:
        return self.end - self.start > TEXT_LIMIT


class Parts:
    """Takes an e-mail apart; ``was_cut``: there was more than is looked at; ``is_broken``: its structure is not whole."""

    def __init__(self, raw: bytes):
        self.count = 0
        self.was_cut = False
        self.is_broken = False
        headers, start = read_head(raw)
        self.root = self._part(raw, headers, start, len(raw), 0, "text/plain")

    def _part(self, raw, headers, start, end, depth, default) -> Part:
        value = headers.get("Content-Type") or ""
        content_type = value.partition(";")[0].strip().lower()
        if (
            content_type.count("/") != 1
            or content_type.startswith("/")
            or content_type.endswith("/")
        ):
            is_short = content_type in ("text", "html", "plain")
            content_type = "text/html" if content_type == "html" else default
            self.is_broken |= bool(value) and not is_short
        part = Part(raw, headers, start, end, content_type, parameters(value))
        self.count += 1
        self.was_cut |= headers.was_cut
        if part.maintype == "multipart" or content_type == "message/rfc822":
            self._open(part, depth)
        return part

    def _open(self, part: Part, depth: int) -> None:
        if depth >= DEPTH_LIMIT or self.count >= PARTS_LIMIT:
            self.was_cut = True
        elif part.maintype == "multipart":
            self._split(part, depth)
        else:
            raw, start, end = part.raw, part.start, part.end
            if part.encoding in ("base64", "quoted-printable"):
                raw = part.payload()
                start, end = 0, len(raw)
            headers, body = _head_of_piece(raw, start, end)
            part.parts = [self._part(raw, headers, body, end, depth + 1, "text/plain")]

    def _split(self, part: Part, depth: int) -> None:
        default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
        for start, end in self._pieces(part):
            if self.count >= PARTS_LIMIT:
                self.was_cut = True
                return
            headers, body = _head_of_piece(part.raw, start, end)
            part.parts.append(self._part(part.raw, headers, body, end, depth + 1, default))

    def _pieces(self, part: Part) -> Iterator[tuple[int, int]]:
        """Where the parts of a multipart stand: between two lines of its boundary (RFC 2046, 5.1.1)."""
        boundary = part.params.get("boundary", "").encode("utf-8", "replace")
        if not boundary:
            self.is_broken = True
            return
        line = re.compile(
            rb"(?:\r\n|\n|\r|\A)--" + re.escape(boundary) + rb"(--)?[ \t]{0,80}(?=\r|\n|\Z)"
        )
        start = None
        for found in line.finditer(part.raw, max(part.start - 2, 0), part.end):
            if start is not None:
                yield min(start, found.start()), found.start()
            start = None if found[1] else _after_line(part.raw, found.end())
            if found[1]:
                return
        self.is_broken = True  # the last line of the boundary is missing
        if start is not None:
            yield min(start, part.end), part.end


def _after_line(raw: bytes, at: int) -> int:
    if raw.startswith(b"\r\n", at):
        return at + 2
    return at + 1 if raw[at : at + 1] in (b"\r", b"\n") else at


def _head_of_piece(raw: bytes, start: int, end: int) -> tuple[MailHeaders, int]:
    headers, body = read_head(raw[start : min(end, start + 300_000)])
    return headers, min(start + body, end)


def uuencoded(raw: bytes) -> Iterator[tuple[str, bytes, tuple[int, int]]]:
    """Files by uuencode in a text: their names, contents and where they stand."""
    at = 0
    while found := UU_BEGIN.search(raw, at):
        content, at = _uu_lines(raw, found.end())
        if content is not None:
            yield decode_text(found[1]).text, content, (found.start(), at)
        else:
            at = found.end()


def _uu_lines(raw: bytes, at: int) -> tuple[bytes | None, int]:
    content = bytearray()
    while at < len(raw):
        end = raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        line = raw[at:end].rstrip(b"\r")
        at = end + 1
        if line.strip() == b"end":
            return bytes(content), min(at, len(raw))
        if len(line) > 90 or not line:
            if line:
                return None, at
            continue
        try:
            content += binascii.a2b_uu(line)
        except binascii.Error:
            return None, at
    return None, at

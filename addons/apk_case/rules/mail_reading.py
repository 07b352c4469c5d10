"""What an e-mail says: its words, its files, and what had to be guessed or left out (п. 18, 20).

One reading for whoever needs one: the gateway, the registrar's screen, triage. Whatever the bytes, nothing raises, and
time, memory and depth are bounded by the limits of the parts it is made of.
"""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .mail_calendar import Event, events_of
from .mail_cms import open_cms
from .mail_headers import MailHeaders, one_line
from .mail_html import Tame, tame, tokens_of_text
from .mail_lines import Line, lines_of, serialized
from .mail_parts import NOT_BASE64, Part, Parts, uuencoded
from .mail_quotes import folded_lines, is_forward, is_reply
from .mail_tnef import open_tnef

FILES_LIMIT = 200
BLOCKS_LIMIT = 40
TOKENS_LIMIT = 45_000
WORDS_LIMIT = 500_000
OPENED_LIMIT = 20_000_000  # bytes of a winmail.dat, a signed envelope
NAME_LIMIT = 120
TNEF_TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
CMS_TYPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")
SIGNATURE_TYPES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
DEFAULT_NAMES = {
    "text/calendar": "invitation.ics",
    "message/rfc822": "message.eml",
    "message/delivery-status": "delivery-status.txt",
    "message/disposition-notification": "disposition-notification.txt",
    "text/rfc822-headers": "headers.txt",
    "application/pkcs7-signature": "smime.p7s",
    "application/x-pkcs7-signature": "smime.p7s",
    "application/pkcs7-mime": "smime.p7m",
    "application/x-pkcs7-mime": "smime.p7m",
    "application/pgp-signature": "signature.asc",
    "image/jpeg": "picture.jpg",
    "text/plain": "text.txt",
}
# Signs that turn the reading of a name around, or that no file system takes.
UNSAFE = re.compile("[\\x00-\\x1f\\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
PGP = "-----BEGIN PGP MESSAGE-----"
CID = re.compile(r'src="cid:([^"]{1,200})"', re.IGNORECASE)


@dataclass
class MailFile:
    """A file of an e-mail; its bytes are decoded when they are asked for, so that one at a time is held."""

    name: str
    mimetype: str
    cid: str = ""
    source: Part | bytes = b""

    @property
    def content(self) -> bytes:
        if isinstance(self.source, bytes):
            return self.source
        if self.source.content_type == "message/rfc822" and not self.source.encoding:
            return bytes(self.source.raw[self.source.start : self.source.end])
        return self.source.payload()


@dataclass
class Reading:
    """``html``: all words, quotes and signatures marked; ``text``: the same, plain; ``notes``: what the registrar must know.

    ============= =====================================================================
    ``guessed``   a charset or a broken structure was guessed: the original is kept
    ``cut``       more than the limits allow: the rest stands in the original alone
    ``unopened``  a container whose content could not be taken out
    ``encrypted`` the words cannot be read here
    ``signed``    there is an electronic signature, kept as a file
    ============= =====================================================================
    """

    headers: MailHeaders
    html: str = ""
    text: str = ""
    files: list[MailFile] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    @property
    def keeps_original(self) -> bool:
        return bool(self.notes & {"guessed", "cut", "unopened", "encrypted"})


@dataclass
class _Block:
    """Words that stand together: the text of one part."""

    tame: Tame
    lines: list[Line]

    @property
    def weight(self) -> int:
        return sum(letter.isalnum() for line in self.lines for letter in line.text[:5000])

    @property
    def has_picture(self) -> bool:
        return any(token.name == "img" and "src=" in token.html for token in self.tame.tokens)


def read_email(raw: bytes) -> Reading:
    """
    :param raw: RFC 5322 message, however broken
    """
    parts = Parts(raw)
    reader = _Reader(parts.root.headers)
    reader.read_whole(parts)
    return reader.reading


def email_text(raw: bytes) -> str:
    """The words alone, plain: what a registrar reads to tell a client from a machine (п. 18)."""
    return read_email(raw).text


class _Reader:
    def __init__(self, headers: MailHeaders):
        self.reading = Reading(headers)
        self.blocks: list[_Block] = []
        self.tokens = 0
        self.opened = 0

    def read_whole(self, parts: Parts) -> None:
        self._note("cut", parts.was_cut)
        self._note("guessed", parts.is_broken or parts.root.headers.was_guessed)
        self.blocks = self._take(parts.root)
        if not any(block.weight or block.has_picture for block in self.blocks):
            self.blocks += self._words_of_files(parts.root)
        self.reading.html = self._html()
        text = "\n".join(line.text for block in self.blocks for line in block.lines)
        self.reading.text = re.sub(r"\n{3,}", "\n\n", text).strip()

    def _note(self, note: str, is_so: bool = True) -> None:
        if is_so:
            self.reading.notes.add(note)

    # What a part holds: words come back, files are put aside.

    def _take(self, part: Part) -> list[_Block]:
        if part.maintype == "multipart":
            return self._take_container(part)
        if part.content_type == "message/rfc822":
            return self._take_email(part)
        if part.content_type in TNEF_TYPES or part.file_name.lower() == "winmail.dat":
            return self._take_tnef(part)
        if part.content_type in CMS_TYPES or part.file_name.lower() == "smime.p7m":
            return self._take_cms(part)
        if part.content_type == "text/calendar":
            self.reading.events += events_of(part.words().text)
        elif part.content_type in ("text/plain", "text/html") and not _is_file(part):
            return self._take_words(part)
        self._note("signed", part.content_type in SIGNATURE_TYPES)
        self._keep(part)
        return []

    def _take_container(self, part: Part) -> list[_Block]:
        if not part.parts:
            return self._take_words(part)  # no boundary in it: whatever it holds is shown
        if part.content_type == "multipart/encrypted":
            self._note("encrypted")
        if part.content_type == "multipart/report":
            # RFC 6522: words for people, then files for machines
            for inner in part.parts[1:]:
                self._keep(inner)
            return self._take(part.parts[0])
        taken = [self._take(inner) for inner in part.parts]
        if part.content_type == "multipart/alternative":
            return self._best_of(taken)
        return [block for blocks in taken for block in blocks]

    def _best_of(self, taken: list[list[_Block]]) -> list[_Block]:
        """RFC 2046, 5.1.4: the last is the richest; but one that has lost the words of another is not."""
        weights = [sum(block.weight for block in blocks) for blocks in taken]
        most = max(weights, default=0)
        for blocks, weight in zip(reversed(taken), reversed(weights), strict=True):
            has_picture = any(block.has_picture for block in blocks)
            if (
                blocks
                and (weight * 2 >= most or (has_picture and not most))
                and (weight or has_picture or not most)
            ):
                return blocks
        return []

    def _take_email(self, part: Part) -> list[_Block]:
        """An e-mail in the e-mail: a file, and its words below the others."""
        self._keep(part)
        if not part.parts:
            return self._take_words(part)  # deeper than is looked at
        blocks = []
        for inner in part.parts:
            heads = [
                f"{name}: {inner.headers.get(name)}"
                for name in ("From", "Date", "Subject")
                if inner.headers.get(name)
            ]
            self._note("guessed", inner.headers.was_guessed)
            words = self._take(inner)
            if heads and words:
                blocks.append(self._block(tokens_of_text("\n".join(heads))))
            blocks += words
        return blocks

    def _take_words(self, part: Part) -> list[_Block]:
        read = part.words()
        self._note("guessed", read.is_guess)
        self._note("cut", part.is_cut)
        if part.content_type == "text/html":
            return self._block_of(tame(read.text, f"picture{len(self.blocks)}-"))
        text = self._without_uuencoded(read.text)
        self._note("encrypted", PGP in text)
        if part.params.get("format", "").lower() == "flowed":
            text = _unflowed(text, part.params.get("delsp", "").lower() == "yes")
        return self._block_of(tokens_of_text(text[:WORDS_LIMIT]), len(text) > WORDS_LIMIT)

    def _block_of(self, words: Tame, was_cut: bool = False) -> list[_Block]:
        self.tokens += len(words.tokens)
        is_over = self.tokens > TOKENS_LIMIT or self.opened >= BLOCKS_LIMIT
        self._note("cut", words.was_cut or was_cut or is_over)
        if is_over and self.opened:
            return []
        self.opened += 1
        for picture in words.pictures:
            payload = picture.payload.encode("ascii", "ignore")
            name = f"picture{mimetypes.guess_extension(picture.mimetype) or ''}"
            source = Part(payload, _base64_headers(), 0, len(payload), picture.mimetype, {})
            self._add(MailFile(name, picture.mimetype, picture.cid, source))
        return [self._block(words)]

    @staticmethod
    def _block(words: Tame) -> _Block:
        return _Block(words, lines_of(words.tokens))

    def _without_uuencoded(self, text: str) -> str:
        if "\nbegin " not in f"\n{text}":
            return text
        raw, kept, at = text.encode("utf-8", "replace"), b"", 0
        for name, content, (start, end) in uuencoded(raw):
            self._add(MailFile(safe_file_name(name), _type_of(name), source=content))
            kept += raw[at:start]
            at = end
        return (kept + raw[at:]).decode("utf-8", "replace")

    def _take_tnef(self, part: Part) -> list[_Block]:
        opened = open_tnef(part.payload(OPENED_LIMIT * 4 // 3))
        if opened is None or not (opened.files or opened.html or opened.text):
            self._note("unopened")
            self._keep(part)
            return []
        for number, file in enumerate(opened.files):
            name = safe_file_name(file.name) or f"file-{number + 1}"
            self._add(MailFile(name, _type_of(name), file.cid, file.content))
        if opened.html:
            return self._block_of(tame(opened.html, "tnef"))
        return self._block_of(tokens_of_text(opened.text)) if opened.text.strip() else []

    def _take_cms(self, part: Part) -> list[_Block]:
        """S/MIME in one piece (RFC 8551, 3.5.2): a signed one is opened, an encrypted one cannot be."""
        self._keep(part)
        kind, inner = open_cms(part.payload(OPENED_LIMIT * 4 // 3))
        self._note("signed", kind == "signed")
        self._note("encrypted", kind == "enveloped")
        if not inner or self.opened >= BLOCKS_LIMIT:
            self._note("unopened", "encrypted" not in self.reading.notes)
            return []
        self.opened += 1
        parts = Parts(inner)
        self._note("cut", parts.was_cut)
        return self._take(parts.root)

    def _words_of_files(self, part: Part) -> list[_Block]:
        """For want of other words: texts that the e-mail shows as files, but not as attachments."""
        if part.parts:
            return [block for inner in part.parts for block in self._words_of_files(inner)]
        is_text = part.content_type in ("text/plain", "text/html")
        return (
            self._take_words(part)
            if is_text and part.file_name and part.disposition != "attachment"
            else []
        )

    def _keep(self, part: Part) -> None:
        if part.encoding == "base64" and NOT_BASE64.search(
            memoryview(part.raw)[part.start : part.end]
        ):
            self._note("guessed")
        name = safe_file_name(part.file_name) or _default_name(part, len(self.reading.files) + 1)
        self._add(MailFile(name, part.content_type, part.cid, part))

    def _add(self, file: MailFile) -> None:
        if len(self.reading.files) < FILES_LIMIT:
            self.reading.files.append(file)
        else:
            self._note("cut")

    # The words as they are shown.

    def _html(self) -> str:
        """All blocks one after another; only pictures whose file is here keep their place."""
        subject = self.reading.headers.get("Subject") or ""
        answers = is_reply(subject) or bool(self.reading.headers.get("In-Reply-To"))
        texts, marks = [], []
        for block in self.blocks:
            texts += [line.text for line in block.lines]
            marks += [line.is_quote for line in block.lines]
        folded = folded_lines(
            texts, is_forwarded=is_forward(subject), answers=answers, marked=marks
        )
        pieces, at = [], 0
        for block in self.blocks:
            count = len(block.lines)
            pieces.append(serialized(block.tame.tokens, block.lines, folded[at : at + count]))
            at += count
        known = {file.cid for file in self.reading.files if file.cid}
        return CID.sub(lambda found: found.group() if found[1] in known else "", "".join(pieces))


def _base64_headers() -> MailHeaders:
    headers = MailHeaders()
    headers["Content-Transfer-Encoding"] = "base64"
    return headers


def _is_file(part: Part) -> bool:
    return bool(part.file_name) or part.disposition == "attachment"


def _type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _default_name(part: Part, number: int) -> str:
    if part.content_type == "message/rfc822" and part.parts:
        subject = safe_file_name(part.parts[0].headers.get("Subject") or "")
        return f"{subject[:80]}.eml" if subject else "message.eml"
    known = DEFAULT_NAMES.get(part.content_type)
    return known or f"file-{number}{mimetypes.guess_extension(part.content_type) or '.bin'}"


def safe_file_name(name: str) -> str:
    """A name that is shown as it is and that any file system takes; its extension stays."""
    name = UNSAFE.sub("", one_line(name)).replace("/", "_").replace("\\", "_").strip(". ")
    if len(name) <= NAME_LIMIT:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[:NAME_LIMIT]
    return f"{stem[: NAME_LIMIT - len(extension) - 1]}.{extension}"


def _unflowed(text: str, deletes_space: bool) -> str:
    """RFC 3676: a line that ends with a space goes on in the next one of the same depth."""
    return "\n".join(_paragraphs(text.split("\n"), deletes_space))


def _paragraphs(lines: list[str], deletes_space: bool) -> Iterator[str]:
    held: list[str] = []
    depth = 0
    for line in lines:
        quoted = len(line) - len(line.lstrip(">"))
        content = line[quoted:].removeprefix(" ") if held and quoted == depth else line
        if held and quoted != depth:
            yield "".join(held)
            held = []
            content = line
        depth = quoted
        is_soft = content.endswith(" ") and content != "-- "
        held.append(content[:-1] if is_soft and deletes_space else content)
        if not is_soft:
            yield "".join(held)
            held = []
    if held:
        yield "".join(held)

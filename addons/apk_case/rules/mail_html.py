"""HTML of strangers made tame before any parser of Odoo sees it: bounded in depth, size and number of everything.

libxml2 drops the words below 255 levels, Odoo's sanitizer needs minutes for thousands of ``<!--``. Here one pass, linear
whatever the bytes, makes well-formed HTML of it: comments and programs are gone, words are not. Not ``nh3`` nor lxml: they
keep the depth that makes the next parser drop words. It is no sanitizer: Odoo's stands behind it, on every field.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape

from .mail_headers import one_line
from .mail_markup import TAG_SIZE, markup

DEPTH_LIMIT = 80
VIRTUAL_LIMIT = 400  # levels over the limit whose ends are still recognised
TAGS_LIMIT = 20_000
SIZE_LIMIT = 2_000_000  # letters of HTML that are read
WORDS_LIMIT = 500_000  # letters of text that are shown
ATTRIBUTES_LIMIT = 30
PICTURES_LIMIT = 50
PICTURE_SIZE = 5_000_000

BLOCKS = frozenset([
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
    "thead", "tbody", "tfoot", "tr", "td", "th", "pre", "blockquote", "center", "address", "article", "section",
    "header", "footer", "main", "nav", "aside", "figure", "figcaption", "fieldset",
])  # fmt: skip
INLINES = frozenset([
    "a", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "small", "big", "font",
    "span", "code", "tt", "q", "cite", "abbr",
])  # fmt: skip
VOIDS = frozenset(("br", "hr", "img", "wbr"))
# What a start tag ends by itself, up to the nearest of the second set (HTML, 13.2.6).
IMPLIED_ENDS = {
    "li": (frozenset(["li", "p"]), frozenset(["ul", "ol"])),
    "dt": (frozenset(["dt", "dd", "p"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd", "p"]), frozenset(["dl"])),
    "tr": (frozenset(["tr", "td", "th"]), frozenset(["table"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
}
ENDS_A_PARAGRAPH = BLOCKS - {"td", "th", "tr", "tbody", "thead", "tfoot", "caption"}
ATTRIBUTES = frozenset([
    "alt", "title", "width", "height", "colspan", "rowspan", "align", "valign", "color", "size", "face", "dir",
    "style", "bgcolor", "border", "cellpadding", "cellspacing", "start", "type", "lang",
])  # fmt: skip
LINK = re.compile(r"\s*(?:https?:|mailto:|tel:|sip:|/|#)", re.IGNORECASE)
PICTURE_ADDRESS = re.compile(r"\s*(?:cid:|(?:https?:)?//)", re.IGNORECASE)
DATA_PICTURE = re.compile(r"\s*data:(image/[\w.+-]{1,40})[^,]{0,80};base64,", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,60})(?:\s{0,20}=\s{0,20}(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
QUOTATION = '<div style="margin-left:8px; padding-left:8px; border-left-style:solid; border-left-width:1px">'
SPACES = re.compile(r"[ \t\r\n\f]+")
# Elements by which mail programs mark what is not new.
QUOTE_MARKS = re.compile(
    r"gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|moz-signature|gmail_signature|js-compose-quote|mail-quote"
    r"|divrplyfwdmsg|^signature$|odoo_signature|protonmail_quote|zmail_extra|x_quote",
    re.IGNORECASE,
)


@dataclass
class Picture:
    """An inline picture that stood in the HTML itself (RFC 2397)."""

    cid: str
    mimetype: str
    payload: str  # base64


@dataclass
class Token:
    """``kind``: open, close, void or text; ``html``: what it is written as; ``is_quote``: the program says it is old."""

    kind: str
    name: str
    html: str
    is_quote: bool = False


@dataclass
class Tame:
    """Well-formed pieces of HTML; ``was_cut``: some of it was over the limits."""

    tokens: list[Token] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    was_cut: bool = False


class _Tamer:
    def __init__(self, prefix: str):
        self.out = Tame()
        self.open: list[tuple[str, bool, bool]] = []  # name, is written, is a quote
        self.written = 0
        self.words = 0
        self.prefix = prefix
        self.pending: list[str] = []

    def text(self, raw: str) -> None:
        self.pending.append(raw)

    def _flush(self) -> None:
        """Write down the text that has come since the last tag."""
        words = CONTROLS.sub("", unescape("".join(self.pending)))
        self.pending.clear()
        if self.words + len(words) > WORDS_LIMIT:
            words = words[: max(WORDS_LIMIT - self.words, 0)]
            self.out.was_cut = True
        self.words += len(words)
        keeps_lines = any(name == "pre" for name, *_rest in self.open[-20:])
        for number, line in enumerate(words.split("\n") if keeps_lines else [words]):
            if number:
                self._append(Token("void", "br", "<br>"))
            if line:
                self._append(Token("text", "", _text_html(SPACES.sub(" ", line))))

    def start(self, name: str, attributes: str) -> None:
        if name in VOIDS:
            self._void(name, attributes)
        elif name in BLOCKS or name in INLINES:
            self._implied_ends(name)
            is_quote = name == "blockquote" or bool(QUOTE_MARKS.search(_mark(attributes)))
            self._open(name, attributes, is_quote)

    def _open(self, name: str, attributes: str, is_quote: bool) -> None:
        is_written = self.written < DEPTH_LIMIT and len(self.out.tokens) < TAGS_LIMIT
        is_quote = is_quote or bool(self.open and self.open[-1][2])
        if is_written and self.pending:
            self._flush()  # it belongs to the element around
        if not is_written:
            self.out.was_cut = True
            if name in BLOCKS:
                self.line_break()
        if is_written or len(self.open) < VIRTUAL_LIMIT:
            self.open.append((name, is_written, is_quote))
            self.written += is_written
        if is_written and name == "blockquote":
            self._add("open", "div", QUOTATION)  # Odoo would fold any, new words as well
        elif is_written:
            self._add("open", name, f"<{name}{self._attributes(name, attributes)}>")

    def end(self, name: str) -> None:
        names = [one for one, _written, _quote in self.open]
        if name in names:
            level = len(names) - 1 - names[::-1].index(name)
            while len(self.open) > level:
                self._close()

    def close_all(self) -> None:
        self._flush()
        while self.open:
            self._close()

    def line_end(self) -> None:
        self._void("br", "")

    def line_break(self) -> None:
        if self.pending or (self.out.tokens and self.out.tokens[-1].html != "<br>"):
            self._void("br", "")

    def _close(self) -> None:
        name, is_written, _quote = self.open[-1]
        if is_written and self.pending:
            self._flush()
        if is_written:
            name = "div" if name == "blockquote" else name
            self._add("close", name, f"</{name}>")
        elif name in BLOCKS:
            self.line_break()
        self.open.pop()
        self.written -= is_written

    def _implied_ends(self, name: str) -> None:
        if name in ENDS_A_PARAGRAPH and self.open and self.open[-1][0] == "p":
            self._close()
        ended, until = IMPLIED_ENDS.get(name, ((), ()))
        for level in range(len(self.open) - 1, max(len(self.open) - 12, -1), -1):
            if self.open[level][0] in until:
                return
            if self.open[level][0] in ended:
                while len(self.open) > level:
                    self._close()

    def _void(self, name: str, attributes: str) -> None:
        if len(self.out.tokens) >= 2 * TAGS_LIMIT:
            self.out.was_cut = True
            self.pending.append("\n")
        elif name != "img":
            self._add("void", name, f"<{name}>")
        else:
            self._add("void", name, f"<img{self._attributes(name, attributes)}>")

    def _attributes(self, name: str, attributes: str) -> str:
        written = []
        for count, found in enumerate(ATTRIBUTE.finditer(attributes)):
            key, value = found[1].lower(), unescape((found[2] or "").strip("\"'"))
            if count >= ATTRIBUTES_LIMIT:
                break
            if key == "src" and name == "img":
                value = self._source_of_picture(value)
            elif key == "href" and name == "a":
                value = value.strip() if LINK.match(value) else ""
            elif key not in ATTRIBUTES:
                continue
            value = one_line(CONTROLS.sub("", value))[:2000]
            if value:
                written.append(f' {key}="{escape(value)}"')
        return "".join(written)

    def _source_of_picture(self, value: str) -> str:
        found = DATA_PICTURE.match(value)
        if not found:
            # an address without a server would be one of ours: an e-mail could log out whoever opens it
            return value.strip() if PICTURE_ADDRESS.match(value) else ""
        payload = value[found.end() :]
        if len(self.out.pictures) >= PICTURES_LIMIT or len(payload) > PICTURE_SIZE:
            self.out.was_cut = True
            return ""
        cid = f"{self.prefix}{len(self.out.pictures) + 1}@data"
        self.out.pictures.append(Picture(cid, found[1].lower(), payload))
        return f"cid:{cid}"

    def _add(self, kind: str, name: str, html: str) -> None:
        if self.pending:
            self._flush()
        self._append(Token(kind, name, html))

    def _append(self, token: Token) -> None:
        token.is_quote = bool(self.open and self.open[-1][2])
        self.out.tokens.append(token)


def _text_html(words: str) -> str:
    """Two dashes alone stand in an element: seeing them, Odoo's sanitizer compares all neighbours with one another."""
    html = escape(words, quote=False)
    return f"<span>{html}</span>" if words.strip() == "--" else html


def tame(html: str, prefix: str = "picture") -> Tame:
    """Well-formed, bounded HTML with all the words of ``html``; pictures inside of it come apart.

    :param prefix: of the cids that the pictures get
    """
    tamer = _Tamer(prefix)
    tamer.out.was_cut = len(html) > SIZE_LIMIT
    for kind, name, inside in markup(html[:SIZE_LIMIT]):
        if kind == "text":
            tamer.text(inside)
        elif kind == "end":
            tamer.end(name)
        else:
            is_cut = len(inside) > TAG_SIZE and "data:" not in inside
            tamer.out.was_cut |= is_cut
            tamer.start(name, inside[:TAG_SIZE] if is_cut else inside)
    tamer.close_all()
    return tamer.out


def _mark(attributes: str) -> str:
    """Classes and id of an element, separated by spaces."""
    if "=" not in attributes:
        return ""
    found = re.findall(
        r"(?:class|id)\s{0,9}=\s{0,9}[\"']?([^\"'>]{1,200})", attributes[:2000], re.IGNORECASE
    )
    return " ".join(found)


def tokens_of_text(text: str) -> Tame:
    """A plain text as tame HTML: a line stays a line."""
    tamer = _Tamer("")
    tamer.start("div", "")
    for number, line in enumerate(text.split("\n")):
        if number:
            tamer.line_end()
        tamer.text(escape(_with_shown_indent(line), quote=False))
    tamer.close_all()
    return tamer.out


def _with_shown_indent(line: str) -> str:
    """Spaces that HTML would swallow: an indented list, a table of a plain text."""
    line = line.expandtabs(4)
    return re.sub(r"^ {1,40}| {2,40}", lambda spaces: "\xa0" * len(spaces.group()), line)

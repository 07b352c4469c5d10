"""The HTML of a notice as paragraphs of a letter: what a sheet of paper can hold of it.

A link becomes a code to point a telephone at; pictures and forms are left out; nothing typed by anybody makes the reading
fail.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .letter_words import typed_from_paper

BOLD, ITALIC, UNDERLINE, SMALL = "b", "i", "u", "small"
STYLES = {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "u": UNDERLINE, "small": SMALL}
BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "body",
        "html",
        "dl",
        "dt",
        "dd",
    ]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
SILENT = frozenset(["script", "style", "head", "title", "template", "svg"])
VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "wbr", "col"])
KEEPS_LINES = re.compile(r"white-space:\s*pre", re.IGNORECASE)
CLOSING = re.compile(r"с\s+уважением\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
# a number stays with its sign, a day with its month, a year with its «г.»
TOGETHER = re.compile(rf"(?<=№) (?=\S)|(?<=\d) (?=(?:{MONTHS})\b)|(?<=\d{{4}}) (?=г\.)")
LONG_WORD = re.compile(r"\S{80}(?=\S)")
PIECE = re.compile(r".{1,3000}(?:\s|$)|.{3000}", re.DOTALL)  # a longer paragraph is slow to set
CODE_LIMIT = 6  # codes on one letter; of further links stands what a person can type
CAPTION_LIMIT = 60
COLUMN_LIMIT, CELL_LIMIT = 8, 300  # a larger table is printed line by line
# of faces: «in colour», shades of skin
VARIANTS = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)]))
LIST_DEPTH, TAG_DEPTH = 4, 100


@dataclass
class Block:
    """One paragraph: ``runs`` are pairs (words, styles); ``cells`` are the runs of a row of a table."""

    kind: str = "text"  # text, item, heading, row, line
    mark: str = ""  # of an item: its dash or number
    depth: int = 0
    runs: list = field(default_factory=list)
    cells: list = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(words for words, _styles in self.runs)


@dataclass(frozen=True)
class LetterText:
    blocks: tuple[Block, ...]
    codes: tuple[tuple[str, str], ...]  # (caption, link) in the order of the text


def letter_text(html: str) -> LetterText:
    """Paragraphs and links of a notice, without the signature of an e-mail: a letter has one of its own."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    reader.end_row()
    reader.end_block()
    blocks = [block for block in reader.blocks if block.cells or block.words.strip()]
    while blocks and CLOSING.match(blocks[-1].words.strip()):
        blocks.pop()
    return LetterText(tuple(_without_large_tables(blocks)), tuple(reader.codes))


def printable(text: str) -> str:
    """Words without signs that paper cannot show: marks of direction, control characters, soft hyphens."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if sign in "\n\t"
        or (
            unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
            and sign not in VARIANTS
        )
    )


def _without_large_tables(blocks):
    """A cell that is longer than a page cannot be drawn: the rows of its table become lines."""
    found = []
    for block in blocks:
        if block.kind != "row":
            found.append(block)
            continue
        large = len(block.cells) not in range(2, COLUMN_LIMIT + 1) or any(
            sum(len(words) for words, _styles in cell) > CELL_LIMIT for cell in block.cells
        )
        if not large:
            found.append(block)
            continue
        for cell in block.cells:
            if any(words.strip() for words, _styles in cell):
                found.append(Block(runs=cell))
    return found


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.codes = [], []
        self.block, self.row = Block(), None
        self.open, self.lists, self.silent = [], [], 0

    def parse_marked_section(self, i, report=1):
        """«<![…» is a comment, as in browsers; the library has an assertion for what it does not know."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in SILENT:
            self.silent += 1
        elif tag == "br":
            self._add("\n", keeps=True)
        elif tag == "hr":
            self.end_block()
        if tag in VOID or len(self.open) > TAG_DEPTH:
            return
        if tag in BLOCKS:
            self._begin(tag)
        keeps = tag == "pre" or bool(KEEPS_LINES.search(values.get("style") or ""))
        self.open.append((tag, values.get("href") or "", keeps))

    def handle_endtag(self, tag):
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        if not any(name == tag for name, _href, _keeps in self.open):
            return
        while self.open:
            name, href, _keeps = self.open.pop()
            if name == "a" and ADDRESS.match(href):
                self._end_link(href)
            if name in BLOCKS:
                self._end(name)
            if name == tag:
                break

    def handle_data(self, data):
        if not self.silent:
            self._add(printable(data))

    def _begin(self, tag):
        if tag in ("td", "th"):
            self.row = [] if self.row is None else self.row
            self.row.append([])
            return
        if self.row is not None and tag != "tr":
            self._add("\n", keeps=True)  # a paragraph in a cell
            return
        self.end_block()
        if tag in ("ul", "ol"):
            self.lists.append([tag, 0])
        elif tag == "tr":
            self.end_row()
            self.row = []
        elif tag == "li":
            self.block = Block("item", self._mark(), min(len(self.lists), LIST_DEPTH))
        elif tag in HEADINGS:
            self.block = Block("heading")

    def _end(self, tag):
        if tag == "tr":
            self.end_row()
        elif tag in ("td", "th") or self.row is not None:
            return
        else:
            self.end_block()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()

    def _mark(self):
        if not self.lists:
            return "–"
        self.lists[-1][1] += 1
        kind, number = self.lists[-1]
        return f"{number}." if kind == "ol" else "–"

    def end_row(self):
        row, self.row = self.row, None
        if row and any(row):
            self.blocks.append(Block("row", cells=row))

    def end_block(self):
        block, self.block = self.block, Block()
        while block.runs and not block.runs[-1][0].strip():
            block.runs.pop()
        if block.runs:
            self.blocks.append(block)

    def _runs(self):
        return self.row[-1] if self.row else self.block.runs

    def _add(self, text, *, keeps=False):
        keeps = keeps or any(kept for _name, _href, kept in self.open)
        words = text if keeps else re.sub(r"\s+", " ", text)
        runs = self._runs()
        if not keeps and (not runs or runs[-1][0].endswith((" ", "\n"))):
            words = words.lstrip(" ")
        if not words:
            return
        # what is linked is printed as a code, see _end_link
        href = next((href for name, href, _kept in reversed(self.open) if name == "a"), "")
        if ADDRESS.match(href) and ADDRESS.match(words.strip()):
            return
        styles = {STYLES[name] for name, _href, _kept in self.open if name in STYLES}
        if any(name == "th" for name, _href, _kept in self.open):
            styles.add(BOLD)
        words = LONG_WORD.sub(r"\g<0> ", TOGETHER.sub("\N{NO-BREAK SPACE}", words))
        for number, piece in enumerate(PIECE.findall(words)):
            if number and not self.row:
                self.end_block()
            self._runs().append((piece, frozenset(styles)))

    def _end_link(self, href):
        """Where the link was stands the number of its code: «QR-код 2»."""
        link = printable(href).strip()
        runs = self._runs()
        known = [one for _caption, one in self.codes]
        if link not in known:
            if len(known) == CODE_LIMIT:
                runs.append((f" {', '.join(typed_from_paper(link))}", frozenset()))
                return
            self.codes.append((self._caption(), link))
            known.append(link)
        code = f"QR-код\N{NO-BREAK SPACE}{known.index(link) + 1}"
        follows_words = runs and not runs[-1][0].rstrip().endswith((":", "(", "–"))
        gap = "" if not runs or runs[-1][0].endswith((" ", "\n")) else " "
        runs.append((f"{gap}({code})" if follows_words else f"{gap}{code}", frozenset()))

    def _caption(self):
        """The words before a link say where it leads."""
        text = " ".join("".join(words for words, _styles in self._runs()).split())
        sentence = re.split(r"(?<=[.!?])\s", text)[-1].strip(" :–-")
        if len(sentence) <= CAPTION_LIMIT:
            return sentence
        return sentence[:CAPTION_LIMIT].rpartition(" ")[0].rstrip(" ,;:") + "…"

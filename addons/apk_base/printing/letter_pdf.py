"""An official letter on A4 (ГОСТ Р 7.0.97-2025): corner letterhead, addressee, heading, text, signature, executor, codes."""

import io
from dataclasses import dataclass, field
from datetime import date

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from odoo.tools.pdf import merge_pdf

from ..rules.letter_text import Block, letter_text
from ..rules.letter_words import (
    Certificate,
    dated_and_numbered,
    initials_first,
    signature_mark,
    typed_from_paper,
)
from .fonts import LETTER, markup
from .qr import draw_qr

LEFT, RIGHT, TOP, BOTTOM = 20 * mm, 10 * mm, 20 * mm, 20 * mm
WIDTH, HEIGHT = A4[0] - LEFT - RIGHT, A4[1] - TOP - BOTTOM
HEAD_WIDTH, ADDRESSEE_WIDTH = 80 * mm, 85 * mm  # ГОСТ: a corner block is up to 8 cm wide
INDENT, EMBLEM, CODE = 12.5 * mm, 20 * mm, 21 * mm
SHORT = 900  # signs of a paragraph that moves to the next page with the signature
SIZES = (14, 13, 12)  # the largest that keeps a letter on one page
FLUSH = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
         ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
         ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip


@dataclass(frozen=True)
class Letter:
    """What stands on the paper; an empty requisite takes no place, a missing number leaves a line for the pen."""

    office: str
    office_lines: tuple[str, ...] = ()
    emblem: bytes = b""
    day: date | None = None
    number: str = ""
    reply_to: str = ""
    addressee: tuple[str, ...] = ()
    heading: str = ""
    html: str = ""
    enclosures: tuple[str, ...] = ()
    post: str = ""
    signatory: str = ""
    certificate: Certificate | None = None
    executor: str = ""
    codes: tuple[tuple[str, str], ...] = field(default=())  # beside those of the text

    @property
    def title(self):
        return " ".join(filter(None, [self.heading or self.office, self.number]))


def letters_pdf(letters):
    """All letters in one file, each on pages of its own.

    :param letters: iterable of ``Letter``
    """
    drawn = [letter_pdf(letter) for letter in letters]
    return drawn[0] if len(drawn) == 1 else merge_pdf(drawn)


def letter_pdf(letter):
    """One letter, in the largest type that keeps it on one page; a longer one in the smallest."""
    text = letter_text(letter.html)
    for size in SIZES:
        content, pages = _built(letter, text, size)
        if pages == 1:
            break
    return content


def _built(letter, text, size):
    stream = io.BytesIO()
    document = BaseDocTemplate(
        stream, pagesize=A4, title=letter.title, author=letter.office, lang="ru-RU"
    )
    frame = Frame(
        LEFT, BOTTOM, WIDTH, HEIGHT,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document.addPageTemplates(PageTemplate("page", [frame], onPage=_number_page))
    document.build(_story(letter, text, size))
    return stream.getvalue(), document.page


def _number_page(canvas, document):
    """ГОСТ, 3.6: from the second page on, in the middle of the upper margin."""
    if document.page > 1:
        canvas.setFont(LETTER, 11)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(document.page))


def _style(size, **options):
    options.setdefault("leading", size * 1.2)
    return ParagraphStyle("letter", fontName=LETTER, fontSize=size, **options)


def _lines(lines, size, **options):
    return [Paragraph(markup(line, LETTER), _style(size, **options)) for line in lines if line]


def _story(letter, text, size):
    story = [_head(letter), Spacer(0, 8 * mm)]
    if letter.heading:
        heading = Paragraph(markup(letter.heading, LETTER), _style(12))
        story += [Table([[heading, ""]], [HEAD_WIDTH, WIDTH - HEAD_WIDTH], style=FLUSH)]
        story += [Spacer(0, 6 * mm)]
    story += list(_body(text.blocks, size))
    ending = [Spacer(0, 4 * mm)] + _lines(letter.enclosures, size) if letter.enclosures else []
    ending += [Spacer(0, 9 * mm), _signature(letter, size)]
    # no signature alone on a page: the last paragraph goes with it
    is_short = text.blocks and len(text.blocks[-1].words) < SHORT
    last = story.pop() if is_short and isinstance(story[-1], Paragraph) else Spacer(0, 0)
    story += [CondPageBreak(30 * mm), KeepTogether([last, *ending])]
    codes = [*text.codes, *letter.codes]
    if letter.executor or codes:
        story.append(_Foot(letter.executor, codes))
    return story


def _head(letter):
    """ГОСТ, 4.2: the corner letterhead on the left, the addressee on the right."""
    left = [_emblem(letter.emblem), Spacer(0, 2 * mm)] if letter.emblem else []
    left += _lines([letter.office], 12, alignment=TA_CENTER, spaceAfter=4)
    left += _lines(letter.office_lines, 9, alignment=TA_CENTER)
    left += [Spacer(0, 5 * mm)]
    left += _lines([dated_and_numbered(letter.day, letter.number)], 12)
    left += _lines([letter.reply_to], 12, spaceBefore=4)
    right = _lines(letter.addressee[:1], 13, spaceAfter=3)
    right += _lines(letter.addressee[1:], 12)
    gap = WIDTH - HEAD_WIDTH - ADDRESSEE_WIDTH
    return Table([[left, "", right]], [HEAD_WIDTH, gap, ADDRESSEE_WIDTH], style=FLUSH)


def _emblem(content):
    width, height = ImageReader(io.BytesIO(content)).getSize()
    scale = EMBLEM / max(width, height)
    picture = Image(io.BytesIO(content), width * scale, height * scale)
    return Table([[picture]], [HEAD_WIDTH], style=[*FLUSH, ("ALIGN", (0, 0), (-1, -1), "CENTER")])


def _body(blocks, size):
    rows = []
    for number, block in enumerate(blocks):
        if block.kind == "row":
            rows.append(block)
            continue
        if rows:
            yield _table(rows)
            rows = []
        yield _paragraph(block, size, is_greeting=not number)
    if rows:
        yield _table(rows)


def _paragraph(block: Block, size, *, is_greeting):
    words = "".join(markup(text, LETTER, styles) for text, styles in block.runs)
    if block.kind == "item":
        indent = INDENT * block.depth
        return Paragraph(
            words, _style(size, leftIndent=indent + 6 * mm, bulletIndent=indent, spaceAfter=3),
            bulletText=block.mark,
        )  # fmt: skip
    if block.kind == "heading":
        return Paragraph(
            f"<b>{words}</b>", _style(size, spaceBefore=6, spaceAfter=4, keepWithNext=1)
        )
    if is_greeting and len(block.words) < 80 and block.words.rstrip().endswith("!"):
        return Paragraph(words, _style(size, alignment=TA_CENTER, spaceAfter=8))
    # justified words of an address or a number would stand far apart
    is_long = len(block.words) > 120 and "\n" not in block.words
    return Paragraph(
        words,
        _style(size, firstLineIndent=INDENT, spaceAfter=4, alignment=TA_JUSTIFY if is_long else 0),
    )


def _table(rows):
    columns = max(len(row.cells) for row in rows)
    lines = [
        [
            Paragraph("".join(markup(text, LETTER, styles) for text, styles in cell), _style(11))
            for cell in [*row.cells, *[[]] * (columns - len(row.cells))]
        ]
        for row in rows
    ]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(
        lines, [WIDTH / columns] * columns, style=grid, spaceBefore=4, spaceAfter=6, splitInRow=1
    )


def _signature(letter, size):
    """ГОСТ, 5.22, 5.23: post, place of the signature or its mark, initials and surname."""
    post = _lines([letter.post], size)
    name = _lines([initials_first(letter.signatory)], size, alignment=TA_RIGHT)
    mark = [_Mark(signature_mark(letter.certificate))] if letter.certificate else ""
    style = [*FLUSH, ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]
    return Table([[post, mark, name]], [60 * mm, 74 * mm, WIDTH - 134 * mm], style=style)


class _Mark(Flowable):
    """The frame that stands for a signature by hand; readable, over nothing else."""

    across, line = 70 * mm, 9.5

    def __init__(self, lines):
        super().__init__()
        heading, *rest = lines
        style = {"alignment": TA_CENTER, "leading": self.line}
        self.parts = _lines([heading.upper()], 7, **style) + _lines(rest, 7.5, **style)

    def wrap(self, *_space):
        inner = self.across - 6 * mm
        self.heights = [part.wrap(inner, HEIGHT)[1] for part in self.parts]
        return self.across, sum(self.heights) + 4 * mm

    def draw(self):
        height = sum(self.heights) + 4 * mm
        self.canv.setLineWidth(0.8)
        self.canv.roundRect(0, 0, self.across, height, 2 * mm)
        y = height - 2 * mm
        for part, tall in zip(self.parts, self.heights, strict=True):
            y -= tall
            part.drawOn(self.canv, 3 * mm, y)


class _Foot(Flowable):
    """The executor on the left, codes on the right, at the very foot of the last page."""

    def __init__(self, executor, codes):
        super().__init__()
        self.executor, self.codes = executor, codes

    def wrap(self, width, height):
        self.column = 40 * mm
        self.captions = [
            [*_lines([f"{number}. {caption}"], 7.5, alignment=TA_CENTER),
             *_lines(typed_from_paper(link), 7.5, alignment=TA_CENTER)]
            for number, (caption, link) in enumerate(self.codes, 1)
        ]  # fmt: skip
        self.tall = max((self._tall(parts) for parts in self.captions), default=0)
        across = int((width - 50 * mm) // self.column)
        self.rows = [
            range(start, min(start + across, len(self.codes)))
            for start in range(0, len(self.codes), across)
        ]
        need = max(len(self.rows) * (CODE + self.tall + 2 * mm), 12 * mm) + 4 * mm
        self.height = max(need, height - 1) if need <= height else need
        return width, self.height

    def _tall(self, parts):
        return sum(part.wrap(self.column - 3 * mm, HEIGHT)[1] for part in parts)

    def draw(self):
        executor = Paragraph(markup(self.executor, LETTER), _style(10))
        _width, height = executor.wrap(48 * mm, HEIGHT)
        executor.drawOn(self.canv, 0, 0)
        for number, row in enumerate(reversed(self.rows)):
            bottom = number * (CODE + self.tall + 2 * mm)
            for place, code in enumerate(row):
                left = WIDTH - (len(row) - place) * self.column
                self._draw_code(code, left, bottom)

    def _draw_code(self, code, left, bottom):
        _caption, link = self.codes[code]
        draw_qr(self.canv, link, left + (self.column - CODE) / 2, bottom + self.tall, CODE)
        y = bottom + self.tall
        for part in self.captions[code]:
            _width, height = part.wrap(self.column - 3 * mm, HEIGHT)
            y -= height
            part.drawOn(self.canv, left + 1.5 * mm, y)

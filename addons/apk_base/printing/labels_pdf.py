"""Labels for envelopes: eight on a sheet of A4, 105 × 74 mm, to be stuck or cut."""

import io
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepInFrame, Paragraph

from ..rules.letter_words import postcode_of
from .fonts import LETTER, markup

COLUMNS, ROWS = 2, 4
WIDTH, HEIGHT = A4[0] / COLUMNS, A4[1] / ROWS
MARGIN = 8 * mm


@dataclass(frozen=True)
class Label:
    sender: tuple[str, ...]
    addressee: str
    address: str
    number: str = ""


def labels_pdf(labels):
    """:param labels: list of ``Label``"""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, lang="ru-RU")
    for place, label in enumerate(labels):
        spot = place % (COLUMNS * ROWS)
        if place and not spot:
            canvas.showPage()
        left, bottom = spot % COLUMNS * WIDTH, A4[1] - (spot // COLUMNS + 1) * HEIGHT
        _draw(canvas, label, left, bottom)
    canvas.save()
    return stream.getvalue()


def _draw(canvas, label, left, bottom):
    canvas.saveState()
    canvas.setDash(1, 3)
    canvas.setStrokeGray(0.6)
    canvas.rect(left, bottom, WIDTH, HEIGHT)
    canvas.restoreState()
    sender = [_line(line, 8) for line in label.sender if line]
    _place(canvas, sender, left + MARGIN, bottom + HEIGHT - MARGIN, WIDTH * 0.6, 20 * mm)
    addressee = [_line(label.addressee, 13), _line(label.address, 12)]
    top = bottom + HEIGHT - 32 * mm
    _place(canvas, addressee, left + 22 * mm, top, WIDTH - 22 * mm - MARGIN, 30 * mm)
    canvas.setFont(LETTER, 15)
    canvas.drawString(left + MARGIN, bottom + MARGIN, postcode_of(label.address))
    canvas.setFont(LETTER, 8)
    canvas.drawRightString(left + WIDTH - MARGIN, bottom + MARGIN, label.number)


def _place(canvas, lines, left, top, width, height):
    """However long an address is, it stays within its label."""
    block = KeepInFrame(width, height, lines, mode="shrink")
    _width, used = block.wrapOn(canvas, width, height)
    block.drawOn(canvas, left, top - used)


def _line(words, size):
    return Paragraph(
        markup(words, LETTER),
        ParagraphStyle("label", fontName=LETTER, fontSize=size, leading=size * 1.2, spaceAfter=2),
    )

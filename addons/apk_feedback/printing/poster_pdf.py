"""Posters A4 and cards for tables: a QR code, the same link in words, what the survey is for."""

import io
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from odoo.addons.apk_base.printing.qr import draw_qr

from .fonts import style


@dataclass(frozen=True)
class Poster:
    name: str  # the place, the function, the event
    link: str
    title: str
    call: str
    note: str
    office: str


def posters_pdf(posters):
    """One poster a page."""
    return _pages(posters, per_page=1)


def cards_pdf(posters):
    """Four cards of A6 a page, to be cut."""
    return _pages([poster for poster in posters for _copy in range(4)], per_page=4)


def _pages(posters, per_page):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setTitle(posters[0].title)
    columns = 1 if per_page == 1 else 2
    width, height = A4[0] / columns, A4[1] / columns
    for number, poster in enumerate(posters):
        place = number % per_page
        left, bottom = place % columns * width, A4[1] - (place // columns + 1) * height
        _draw(canvas, poster, left, bottom, width, height)
        if place == per_page - 1:
            _mark_cuts(canvas, columns)
            canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _mark_cuts(canvas, columns):
    """Where to cut a page of cards."""
    canvas.saveState()
    canvas.setDash(2, 4)
    canvas.setStrokeGray(0.5)
    for number in range(1, columns):
        x, y = A4[0] * number / columns, A4[1] * number / columns
        canvas.line(x, 0, x, A4[1])
        canvas.line(0, y, A4[0], y)
    canvas.restoreState()


def _draw(canvas, poster, left, bottom, width, height):
    scale, centre = width / A4[0], left + width / 2
    above = ((poster.office, 13, False), (poster.title, 32, True), (poster.name, 18, False))
    below = ((poster.call, 17, True), (poster.link, 14, False), (poster.note, 12, False))
    y = bottom + height - 24 * mm * scale
    y = _write_all(canvas, above, centre, y, scale)
    side = min(width * 0.8, y - bottom - 70 * mm * scale)
    draw_qr(canvas, poster.link, centre - side / 2, y - side, side)
    _write_all(canvas, below, centre, y - side - 4 * mm * scale, scale)


def _write_all(canvas, lines, centre, y, scale):
    for words, size, bold in lines:
        how = style(size * scale, bold=bold, alignment=TA_CENTER)
        y = _write(canvas, words, centre, y, A4[0] * scale * 0.86, how) - 4 * mm * scale
    return y


def _write(canvas, words, centre, top, width, how):
    paragraph = Paragraph(escape(words), how)
    _width, height = paragraph.wrap(width, top)
    paragraph.drawOn(canvas, centre - width / 2, top - height)
    return top - height

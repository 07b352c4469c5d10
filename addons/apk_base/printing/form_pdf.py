"""Forms, cards and acts: whom it is for, a title, a text, rows of particulars, squares to cross, places for signatures."""

import io
from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from ..rules.letter_words import FORM_DATE, FORM_SIGNATURE
from .fonts import LETTER, markup

LEFT, RIGHT, EDGE = 20 * mm, 10 * mm, 20 * mm
WIDTH = A4[0] - LEFT - RIGHT
SQUARE = "\u2610"  # a box to cross


@dataclass(frozen=True)
class Form:
    title: str
    text: str
    addressee: tuple[str, ...] = ()
    choices_title: str = ""
    choices: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()  # (what, its value)
    hands: tuple[tuple[str, str], ...] = ((FORM_DATE, FORM_SIGNATURE[0]),)  # left, right
    note: str = ""


def forms_pdf(forms):
    """Each form begins on a page of its own."""
    stream = io.BytesIO()
    forms = list(forms)
    document = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=LEFT, rightMargin=RIGHT, topMargin=EDGE, bottomMargin=EDGE,
        title=" ".join(forms[0].title.split()), author=forms[0].addressee[0], lang="ru-RU",
    )  # fmt: skip
    story = []
    for form in forms:
        story += [PageBreak()] if story else []
        story += _form(form)
    document.build(story)
    return stream.getvalue()


def _words(text, size=12, **options):
    options.setdefault("leading", size * 1.4)
    return Paragraph(
        markup(text, LETTER), ParagraphStyle("form", fontName=LETTER, fontSize=size, **options)
    )


def _particulars(rows):
    cells = [[_words(name, 11), _words(value, 11)] for name, value in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, [60 * mm, WIDTH - 60 * mm], style=grid, splitInRow=1, spaceBefore=6)


def _form(form):
    yield _words("\n".join(form.addressee), alignment=TA_RIGHT, spaceAfter=8 * mm)
    yield _words(form.title, 13, alignment=TA_CENTER, spaceAfter=6 * mm)
    for part in form.text.split("\n"):
        if part.strip():
            yield _words(part, spaceAfter=3)
    if form.choices:
        yield _words(form.choices_title, spaceBefore=8, spaceAfter=3)
    for choice in form.choices:
        yield _words(f"{SQUARE} {choice}", leftIndent=6 * mm)
    if form.rows:
        yield _particulars(form.rows)
    hands = [[_words(left), _words(right, alignment=TA_RIGHT)] for left, right in form.hands]
    under = ["", _words(FORM_SIGNATURE[1], 8, alignment=TA_RIGHT)]
    flush = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    signed = Table([*hands, under], [WIDTH / 2, WIDTH / 2], style=flush)
    yield KeepTogether([Spacer(0, 12 * mm), signed, Spacer(0, 8 * mm), _words(form.note, 8)])

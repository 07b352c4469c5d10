"""The questionnaire on paper: squares to cross, large type, the version that it belongs to."""

import io
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer

from .fonts import style

MARGIN = 18 * mm
WIDTH = A4[0] - 2 * MARGIN
SQUARE, LINE = 5 * mm, 9 * mm


class Squares(Flowable):
    """Squares with their words, in a row; below each other where they do not fit."""

    def __init__(self, words):
        super().__init__()
        self.words, self.font = words, style(11)
        self.places, x, y = [], 0, 0
        for word in words:
            need = SQUARE + 3 * mm + len(word) * 6.8 + 5 * mm
            if x and x + need > WIDTH:
                x, y = 0, y + 8 * mm
            self.places.append((x, y))
            x += need
        self.height = y + 7 * mm

    def wrap(self, *_space):
        return WIDTH, self.height

    def draw(self):
        self.canv.setFont(self.font.fontName, self.font.fontSize)
        for word, (x, y) in zip(self.words, self.places, strict=True):
            bottom = self.height - y - SQUARE
            self.canv.rect(x, bottom, SQUARE, SQUARE)
            self.canv.drawString(x + SQUARE + 2 * mm, bottom + 1.2 * mm, word)


class Lines(Flowable):
    """Ruled lines for a free answer."""

    def __init__(self, number):
        super().__init__()
        self.number = number

    def wrap(self, *_space):
        return WIDTH, self.number * LINE

    def draw(self):
        for number in range(self.number):
            self.canv.line(0, number * LINE, WIDTH, number * LINE)


def paper_form_pdf(title, paragraphs, questions, comment, footer):
    """:param questions: pairs (question, words to choose from); :param footer: kind and version of the form"""
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=15 * mm,
        bottomMargin=15 * mm, title=title,
    )  # fmt: skip
    story = [Paragraph(escape(title), style(17, bold=True, spaceAfter=6))]
    story += [Paragraph(escape(text), style(11, spaceAfter=4)) for text in paragraphs]
    story += [
        KeepTogether([_question(f"{number}. {question}"), Squares(words)])
        for number, (question, words) in enumerate(questions, 1)
    ]
    if comment:
        story.append(KeepTogether([_question(comment), Lines(4), Spacer(0, 3 * mm)]))

    def foot(canvas, _template):
        small = style(8)
        canvas.setFont(small.fontName, small.fontSize)
        canvas.drawRightString(A4[0] - MARGIN, 8 * mm, footer)

    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()


def _question(words):
    return Paragraph(escape(words), style(12, bold=True, spaceBefore=7, spaceAfter=4))

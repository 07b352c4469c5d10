"""Running text of any length on A4, numbered as a letter is (ГОСТ Р 7.0.97-2025, 3.6): drawn as it is written, nothing is kept."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from .fonts import LETTER, markup

LEFT, RIGHT, EDGE = 20 * mm, 10 * mm, 20 * mm
TOP, WIDTH = A4[1] - EDGE, A4[0] - LEFT - RIGHT


def text_style(size, **options):
    return ParagraphStyle("pages", fontName=LETTER, fontSize=size, leading=size * 1.3, **options)


class PagesPdf:
    """A paragraph leaves memory as soon as it is drawn.

    :param path: of the file
    :param title: what a reader of screens says first
    """

    def __init__(self, path, title, author):
        self.canvas = Canvas(str(path), pagesize=A4, lang="ru-RU")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.y = TOP

    @property
    def page_count(self):
        return self.canvas.getPageNumber()

    def add(self, words, style):
        """One paragraph, over as many pages as it takes; a blank line is left between two by ``spaceBefore``."""
        if self.y < TOP:
            self.y -= style.spaceBefore
        parts = [Paragraph(markup(words, LETTER), style)]
        while parts:
            _width, height = parts[0].wrap(WIDTH, TOP)
            if height <= self.y - EDGE:
                self.y -= height
                parts.pop(0).drawOn(self.canvas, LEFT, self.y)
                continue
            pieces = parts[0].split(WIDTH, self.y - EDGE)
            if len(pieces) > 1:
                parts[:1] = pieces
            else:
                self._turn_page()

    def _turn_page(self):
        self.canvas.showPage()
        self.y = TOP
        self.canvas.setFont(LETTER, 11)
        self.canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(self.page_count))

    def close(self):
        """
        :return: how many pages there are
        """
        pages = self.page_count
        self.canvas.save()
        return pages

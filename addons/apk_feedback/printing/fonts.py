"""Fonts with Cyrillic for reportlab."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = "/usr/share/fonts/truetype/dejavu"
PLAIN, BOLD = "DejaVuSans", "DejaVuSans-Bold"


def style(size, *, bold=False, **options):
    for name in (PLAIN, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{FOLDER}/{name}.ttf"))
    options.setdefault("leading", size * 1.3)
    return ParagraphStyle("text", fontName=BOLD if bold else PLAIN, fontSize=size, **options)

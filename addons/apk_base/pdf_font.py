"""A typeface with Russian letters for the documents that reportlab draws: reportlab brings none."""

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .messages import RUSSIAN_FONT_MISSING

NAME = "Russian"
PLACES = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",  # Debian, Ubuntu: fonts-dejavu-core
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",  # fonts-liberation
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",  # Fedora, RED OS
    "/usr/share/fonts/ttf/dejavu/DejaVuSans.ttf",  # ALT Linux
)


def registered_font(env):
    """Name of the typeface for reportlab.

    :raises RUSSIAN_FONT_MISSING: the system has none of the usual ones
    """
    if NAME not in pdfmetrics.getRegisteredFontNames():
        file = next(filter(Path.exists, map(Path, PLACES)), None)
        if file is None:
            raise RUSSIAN_FONT_MISSING(env)
        pdfmetrics.registerFont(TTFont(NAME, str(file)))
    return NAME

"""Typefaces with Russian letters for the documents that reportlab draws: reportlab brings none."""

from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ..messages import RUSSIAN_FONT_MISSING
from ..rules.letter_text import printable

LETTER, TABLE, ANY = "RussianSerif", "Russian", "RussianAny"
# Typeface -> families of files (plain, bold, italic), the first that the system has. A missing italic is printed upright.
DEJAVU = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf")
LIBERATION = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf")
FAMILIES = {
    LETTER: (
        (
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
        ),
        ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf"),
        DEJAVU,
    ),
    TABLE: (DEJAVU, LIBERATION),
    # for signs that the other two lack: Hebrew, Arabic, faces, arrows
    ANY: (DEJAVU, LIBERATION),
}
FOLDERS = (
    "/usr/share/fonts/truetype/dejavu",  # Debian, Ubuntu: fonts-dejavu-core
    "/usr/share/fonts/truetype/liberation",  # fonts-liberation
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/dejavu-sans-fonts",  # Fedora, RED OS
    "/usr/share/fonts/dejavu-serif-fonts",
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/liberation-sans",
    "/usr/share/fonts/ttf/dejavu",  # ALT Linux
    "/usr/share/fonts/ttf/liberation",
)
UNKNOWN = "\u25a1"  # a sign that no typeface of this server has


def registered_font(env, name=TABLE):
    """Name of a typeface for reportlab; ``<b>`` and ``<i>`` of paragraphs work with it.

    :raises RUSSIAN_FONT_MISSING: the system has none of the usual ones
    """
    if name not in pdfmetrics.getRegisteredFontNames() and not _register(name):
        raise RUSSIAN_FONT_MISSING(env)
    return name


def _register(name):
    for files in FAMILIES[name]:
        plain, bold, italic = map(_path, files)
        if not plain:
            continue
        faces = {"normal": plain, "bold": bold or plain, "italic": italic or plain}
        names = {face: name if face == "normal" else f"{name}-{face}" for face in faces}
        for face, file in faces.items():
            pdfmetrics.registerFont(TTFont(names[face], str(file)))
        # bold italic is rare: it is printed bold
        pdfmetrics.registerFontFamily(name, **names, boldItalic=names["bold"])
        return True
    return False


def _path(file):
    return next((path for folder in FOLDERS if (path := Path(folder, file)).exists()), None)


@lru_cache
def _signs(name):
    if name not in pdfmetrics.getRegisteredFontNames():
        _register(name)
    return frozenset(pdfmetrics.getFont(name).face.charToGlyph)


def markup(text, font, styles=()):
    """Words for a ``Paragraph``: escaped, each sign in a typeface that has it."""
    known, any_font = _signs(font), _signs(ANY)
    pieces, run, run_known = [], [], True

    def end_run():
        words = escape("".join(run)).replace("\n", "<br/>")
        pieces.append(words if run_known or not words else f'<font name="{ANY}">{words}</font>')

    for sign in printable(text).replace("\t", " "):
        is_known = sign == "\n" or ord(sign) in known
        if not is_known and ord(sign) not in any_font:
            sign = UNKNOWN
        if is_known != run_known:
            end_run()
            run, run_known = [], is_known
        run.append(sign)
    end_run()
    words = "".join(pieces)
    for style in sorted(styles):
        words = f"<{style}>{words}</{style}>" if style in ("b", "i", "u") else words
    return words

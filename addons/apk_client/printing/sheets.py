"""How many sheets a file takes when it is printed on one side."""

import io
import logging

from odoo.tools.pdf import DependencyError, PdfFileReader, PdfReadError, PdfStreamError

# what the readers of PDF say of damaged and hostile files
UNREADABLE = (
    PdfReadError, PdfStreamError, DependencyError,
    ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
)  # fmt: skip

_logger = logging.getLogger(__name__)


def sheets_of(file):
    """
    :param file: an ``ir.attachment``
    :return: nought when only a person can count them: a table, a damaged file
    """
    if file.mimetype.startswith("image/"):
        return 1
    if file.mimetype != "application/pdf":
        return 0
    try:
        return len(PdfFileReader(io.BytesIO(file.raw or b""), strict=False).pages)
    except UNREADABLE as error:
        _logger.info("Sheets of attachment %s cannot be counted: %s", file.id, error)
        return 0

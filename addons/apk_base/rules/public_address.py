"""Which addresses of pages for clients are answered at all."""

import unicodedata
from urllib.parse import unquote, unquote_plus

PREFIX = "/apk/"
LARGEST_ID = 2**31 - 1  # of a PostgreSQL integer


def is_for_clients(path: str) -> bool:
    """Whether an address is one of ours, however its letters were changed on the way."""
    return f"{path}/".casefold().startswith(PREFIX)


def is_clean(path: str, query: str = "") -> bool:
    """Without ends of lines, NUL and other signs that nobody types; escaped twice they are the same signs.

    :param path: as the server has decoded it
    :param query: as it came
    """
    return not any(map(_is_control, unquote(path) + unquote_plus(query)))


def is_possible(places: dict) -> bool:
    """Whether the numbers of an address can be those of records."""
    return all(not isinstance(value, int) or value <= LARGEST_ID for value in places.values())


def without_controls(text: str) -> str:
    """What was typed into a form, without signs that no file of ours may hold; ends of lines and tabs stay."""
    return "".join(sign for sign in text if sign in "\r\n\t" or not _is_control(sign))


def _is_control(sign):
    return unicodedata.category(sign) == "Cc"

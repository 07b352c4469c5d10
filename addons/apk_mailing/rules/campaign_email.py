"""One e-mail for many: everything but the person is composed once, the person is put in as bytes."""

import re
from base64 import encodebytes

LINK, GIVEN_ON, TRACE, OPENED = (
    "apk-link-of-this-person",
    "apk-consent-given-on",
    "apk-trace-of-this-person",
    "apk-opening-of-this-e-mail",
)
TO_BE_FILLED_IN = re.compile(r"\[[^\W\d_][^\[\]]{2,80}\]")
PLACES = (b"@@apk-head@@", b"@@apk-text@@", b"@@apk-html@@")
DIRECTIVE = re.compile(r"\bt-(?:out|esc|field|if|elif|foreach|set|value|call|att[\w-]*)\s*=|\{\{")


class EmailForm:
    """A composed e-mail with places for what is personal.

    :param raw: the e-mail as bytes, with ``PLACES`` in it, each once
    """

    def __init__(self, raw: bytes, text: str, html: str):
        self.text, self.html = text, html
        self.pieces = re.split(b"(" + b"|".join(map(re.escape, PLACES)) + b")", raw)
        if sorted(self.pieces[1::2]) != sorted(PLACES):
            raise ValueError("every place stands in the e-mail once")

    def filled(self, head: str, values: dict[str, str], *, text=None, html=None) -> bytes:
        """The e-mail of one person.

        :param head: header lines, each ended by CRLF
        :param values: what replaces the marks in the text and in the page
        """
        parts = {
            PLACES[0]: head.encode("ascii"),
            PLACES[1]: encoded(replaced(text or self.text, values)),
            PLACES[2]: encoded(replaced(html or self.html, values)),
        }
        return b"".join(parts.get(piece, piece) for piece in self.pieces)


def replaced(words: str, values: dict[str, str]) -> str:
    for mark, value in values.items():
        words = words.replace(mark, value)
    return words


def encoded(words: str) -> bytes:
    """Base64 in lines, as mail wants it."""
    return encodebytes(words.encode()).rstrip(b"\n").replace(b"\n", b"\r\n")


def is_personal(*templates: str) -> bool:
    """Whether a template names something of the recipient and must be rendered for each."""
    return any(DIRECTIVE.search(template or "") for template in templates)


def left_open(text: str) -> list[str]:
    """Places of a template that nobody has filled in: «[date]»; a footnote «[1]» is none."""
    return list(dict.fromkeys(TO_BE_FILLED_IN.findall(text)))

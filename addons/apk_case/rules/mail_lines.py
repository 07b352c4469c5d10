"""Tame HTML as the lines that a reader sees, and the quotes among them folded (п. 18)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from .mail_html import BLOCKS, SPACES, Token

SPAN = re.compile(r"</?span>")
# Not «1»: Odoo's sanitizer marks by its own rules so, forwarded words as well. The inner element is for it to mark.
FOLD_MARK = "apk"
FOLD_START = f'<div data-o-mail-quote="{FOLD_MARK}"><div>'
FOLD_END = "</div></div>"


@dataclass
class Line:
    """A line as a reader sees it: its text, whether a mark says it is a quote, at which token it begins."""

    text: str
    is_quote: bool
    first: int


def lines_of(tokens: Sequence[Token]) -> list[Line]:
    lines = [Line("", True, 0)]
    pieces: list[str] = []
    seen = False

    def end_line(number):
        nonlocal seen
        lines[-1].text = SPACES.sub(" ", unescape("".join(pieces))).strip()
        lines[-1].is_quote = lines[-1].is_quote and seen
        pieces.clear()
        seen = False
        lines.append(Line("", True, number))

    for number, token in enumerate(tokens):
        is_block = token.name in BLOCKS and token.name not in ("td", "th")
        if token.kind == "open" and is_block and (pieces or seen):
            end_line(number)
        elif token.kind == "text" or token.name == "img":
            pieces.append(SPAN.sub("", token.html) if token.kind == "text" else "")
            lines[-1].is_quote &= token.is_quote or not token.html.strip()
            seen = seen or bool(token.html.strip())
        elif token.name in ("td", "th"):
            pieces.append(" ")
        elif token.name == "br" or (token.kind == "close" and is_block and (pieces or seen)):
            end_line(number + 1)
    end_line(len(tokens))
    return lines[:-1]


def serialized(tokens: Sequence[Token], lines: Sequence[Line], folded: Sequence[bool]) -> str:
    """HTML in which each run of folded lines stands in an element of its own, marked as Odoo marks quotes."""
    switches = dict(_switches(lines, folded))
    out: list[str] = []
    stack: list[Token] = []
    is_folded = False
    for number, token in enumerate(tokens):
        if number in switches and switches[number] != is_folded:
            out.extend(f"</{one.name}>" for one in reversed(stack))
            is_folded = not is_folded
            out.append(FOLD_START if is_folded else FOLD_END)
            out.extend(one.html for one in stack)
        out.append(token.html)
        if token.kind == "open":
            stack.append(token)
        elif token.kind == "close":
            stack.pop()
    return "".join(out) + (FOLD_END if is_folded else "")


def _switches(lines: Sequence[Line], folded: Sequence[bool]) -> Iterator[tuple[int, bool]]:
    for line, is_folded in zip(lines, folded, strict=False):
        yield line.first, is_folded
    if len(lines) > len(folded):
        yield lines[len(folded)].first, False

"""The file with the whole history that a client gets on request (п. 6): what stands in it and in which order."""

import re
from dataclasses import dataclass
from datetime import datetime

LONGEST = 2_000  # characters: breaking a line takes time by the square of its longest word
PIECE = re.compile(rf".{{1,{LONGEST}}}(?:\s|$)|.{{{LONGEST}}}")


@dataclass(frozen=True)
class Line:
    """One event: when, what, by which channel, in which words; ``text`` is what was written, if anything."""

    happened_at: datetime
    kind: str
    channel: str = ""
    summary: str = ""
    text: str = ""
    files: tuple[str, ...] = ()


def moment_text(moment: datetime) -> str:
    """«20.11.2026 17:40», as Russian papers write it."""
    return f"{moment:%d.%m.%Y %H:%M}"


def paragraphs(text: str) -> list[str]:
    """Pieces of at most ``LONGEST`` characters: one word of five million characters must not stop the export."""
    return [
        piece.strip() for line in text.splitlines() if line.strip() for piece in PIECE.findall(line)
    ]


def file_name(number: int, name: str) -> str:
    """A name inside the archive: unique, without folders, at most 120 characters."""
    plain = "".join(char if char.isalnum() or char in " .-_()№" else "_" for char in name).strip(
        ". "
    )
    stem, dot, ending = plain.rpartition(".")
    short = f"{stem[:100]}{dot}{ending[:10]}" if dot else plain[:110]
    return f"files/{number:05} {short or 'file'}"

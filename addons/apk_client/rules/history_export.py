"""The file with the whole history that a client gets on request (п. 6): what stands in it and in which order."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Line:
    """One event: when, what, by which channel, in which words; ``text`` is the letter itself, if there was one."""

    happened_at: datetime
    kind: str
    channel: str = ""
    summary: str = ""
    text: str = ""
    files: tuple[str, ...] = ()


def file_name(number: int, name: str) -> str:
    """A name inside the archive: unique, without folders, at most 120 characters."""
    plain = "".join(char if char.isalnum() or char in " .-_()№" else "_" for char in name).strip(
        ". "
    )
    stem, dot, ending = plain.rpartition(".")
    short = f"{stem[:100]}{dot}{ending[:10]}" if dot else plain[:110]
    return f"files/{number:05} {short or 'file'}"

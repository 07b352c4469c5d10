"""A package of reports: what is handed in of a quarter or a year, as one archive that stays as it was confirmed.

Each file is named with its SHA-256, and the archive with its own: whoever has the archive can tell that it is whole and unchanged.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass

FORMATS = ("xlsx", "pdf")
CHUNK = 1 << 20


@dataclass(frozen=True)
class PackedFile:
    """``rows`` of a register; None where a file has none. ``note``: why a file is missing."""

    name: str
    title: str
    rows: int | None = None
    size: int = 0
    sha256: str = ""
    note: str = ""

    def as_row(self) -> dict:
        return asdict(self)


def packed(name: str, title: str, content: bytes, rows: int | None = None) -> PackedFile:
    return PackedFile(name, title, rows, len(content), hashlib.sha256(content).hexdigest())


def sha256_of(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def size_text(size: int) -> str:
    """«12 КБ», «3,4 МБ»: a decimal comma, never less than one."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} КБ"
    return f"{size / 1_000_000:.1f} МБ".replace(".", ",")

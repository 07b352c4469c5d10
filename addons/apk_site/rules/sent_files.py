"""Files that a visitor sends with a message (п. 62): what they are is told by their content, not by their name.

An office opens these files on its own computers. A program, a page, a script or a document with a name that lies is not
taken; what people really send is: photographs, scans, texts, tables.
"""

import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

MB = 1024 * 1024
LARGEST = 10 * MB  # bytes of one file
LARGEST_TOGETHER = 25 * MB
MOST = 10
NAME_LIMIT = 120

OFFICE = {
    "word/": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/": (
        ".pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
}
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
OLD_OFFICE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
# The first bytes, the endings that such a file may bear, its kind.
SIGNATURES = (
    (b"%PDF-", (".pdf",), "application/pdf"),
    (b"\xff\xd8\xff", (".jpg", ".jpeg"), "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", (".png",), "image/png"),
    (b"II*\x00", (".tif", ".tiff"), "image/tiff"),
    (b"MM\x00*", (".tif", ".tiff"), "image/tiff"),
    (b"{\\rtf", (".rtf", ".doc"), "application/rtf"),
)
HEIF = frozenset((b"heic", b"heix", b"mif1", b"msf1"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Parts of a document of today that hold macros: of Microsoft's kinds, the old macro sheets too, and of OpenDocument.
MACROS = re.compile(r"(^|/)vbaProject\.bin$|^xl/macrosheets/|^(Basic|Scripts)/", re.IGNORECASE)
# Of a document of before 2007: names in its directory, whose entries of 128 bytes begin with the name in UTF-16LE.
OLD_MACROS = re.compile(
    b"|".join(re.escape(name.encode("utf-16-le")) for name in ("_VBA_PROJECT", "Macros\0")),
    re.IGNORECASE,
)
OLD_ENTRY = 128
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
MARKUP = re.compile(r"<\s*(!doctype|html|svg|script|\?xml|\?php)", re.IGNORECASE)
ENTRIES_LIMIT = 5000  # of a document that is a ZIP archive


@dataclass(frozen=True)
class SentFile:
    """One file as the form has brought it; ``kind`` is its media type by content, empty where it is not taken."""

    name: str
    content: bytes
    kind: str


def read_file(name: str, content: bytes) -> SentFile:
    safe = safe_name(name)
    return SentFile(safe, content, kind_of(safe, content))


def wrong_with(files: list[SentFile]) -> tuple[str, str]:
    """What the form says about these files: (problem, name of the file); («», «») where all of them are taken.

    Problems: ``many``, ``empty``, ``large``, ``kind``, ``heavy`` (all together).
    """
    if len(files) > MOST:
        return "many", ""
    for file in files:
        problem = _wrong_with_one(file)
        if problem:
            return problem, file.name
    is_heavy = sum(len(file.content) for file in files) > LARGEST_TOGETHER
    return ("heavy" if is_heavy else ""), ""


def _wrong_with_one(file):
    if not file.content:
        return "empty"
    if len(file.content) > LARGEST:
        return "large"
    return "" if file.kind else "kind"


def safe_name(name: str) -> str:
    """The last part of a name without signs that hide its ending or end a line; never empty."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*')
    stem, dot, ending = plain.strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    short = stem[: NAME_LIMIT - len(ending) - 1].strip()
    return f"{short or 'file'}{dot}{ending}"


def kind_of(name: str, content: bytes) -> str:
    """Media type by content, where the ending of the name says the same; empty: such a file is not taken."""
    ending = PurePosixPath(name).suffix.lower()
    for signature, endings, kind in SIGNATURES:
        if content.startswith(signature):
            return kind if ending in endings else ""
    if content[4:8] == b"ftyp" and content[8:12] in HEIF:
        return "image/heic" if ending in (".heic", ".heif") else ""
    if content.startswith(OLE):
        return "" if _has_old_macros(content) else OLD_OFFICE.get(ending, "")
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(ending, content)
    return _kind_of_text(ending, content)


def _has_old_macros(content):
    return any(found.start() % OLD_ENTRY == 0 for found in OLD_MACROS.finditer(content))


def _kind_of_archive(ending, content):
    """Documents of offices are archives; a plain archive may hold anything and is not taken, nor are macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > ENTRIES_LIMIT or any(map(MACROS.search, names)):
                return ""
            if names and names[0] == "mimetype":
                return _kind_of_open_document(ending, archive)
    except DAMAGED:
        return ""
    for folder, (own_ending, kind) in OFFICE.items():
        if "[Content_Types].xml" in names and any(one.startswith(folder) for one in names):
            return kind if ending == own_ending else ""
    return ""


def _kind_of_open_document(ending, archive):
    if archive.getinfo("mimetype").file_size > NAME_LIMIT:
        return ""
    kind = archive.read("mimetype")
    return kind.decode() if OPEN_DOCUMENTS.get(kind) == ending else ""


def _kind_of_text(ending, content):
    """Plain text in UTF-8 or in the old Russian encoding of Windows; a page or a script is none."""
    if ending not in (".txt", ".csv") or b"\0" in content:
        return ""
    text = content[:4096].decode("cp1251", errors="replace")
    if MARKUP.search(text):
        return ""
    return "text/csv" if ending == ".csv" else "text/plain"

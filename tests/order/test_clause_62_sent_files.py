"""п. 62: what a file of the form is, its content says; a name that lies is not believed."""

import io
import zipfile

import pytest
from apk_site.rules.sent_files import (
    LARGEST,
    LARGEST_TOGETHER,
    MOST,
    NAME_LIMIT,
    SentFile,
    kind_of,
    read_file,
    safe_name,
    wrong_with,
)


def archive(*names, first=None):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        if first:
            made.writestr("mimetype", first)
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")
TABLE = archive("[Content_Types].xml", "xl/workbook.xml")
OPEN = archive("content.xml", first="application/vnd.oasis.opendocument.text")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def old_document(*names, text=""):
    """A document of before 2007 as far as it is looked at: its head, a sector of text and its directory."""
    entries = [name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *names)]
    return OLE.ljust(512, b"\0") + text.encode("utf-16-le").ljust(512, b"\0") + b"".join(entries)


def open_document(*names):
    return archive(*names, first="application/vnd.oasis.opendocument.text")


def damaged_document():
    """Its first part is no deflated stream."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    content = bytearray(file.getvalue())
    content[38] = 0xFF
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("скан.pdf", b"%PDF-1.7", "application/pdf"),
        ("фото.JPG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("фото.heic", b"\0\0\0\x18ftypheic", "image/heic"),
        ("фото.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("скан.tif", b"II*\0", "image/tiff"),
        ("письмо.rtf", b"{\\rtf1", "application/rtf"),
        (
            "письмо.docx",
            WORD,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),  # fmt: skip
        (
            "таблица.xlsx",
            TABLE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),  # fmt: skip
        ("письмо.odt", OPEN, "application/vnd.oasis.opendocument.text"),
        ("письмо.doc", OLE, "application/msword"),
        (
            "о макросах.doc",
            old_document("WordDocument", text="Macros, _VBA_PROJECT"),
            "application/msword",
        ),
        ("заметка.txt", "Добрый день".encode(), "text/plain"),
        ("заметка.txt", "Добрый день".encode("cp1251"), "text/plain"),
        ("список.csv", b"a;b", "text/csv"),
    ],
)
def test_what_people_send_is_taken(name, content, kind):
    assert kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("фото.jpg", b"MZ\x90\0"),  # a program
        ("фото.jpg", b"%PDF-1.7"),  # the name says another thing
        ("скан.pdf.exe", b"%PDF-1.7"),
        ("скан", b"%PDF-1.7"),
        ("установка.exe", OLE),
        ("установка.msi", OLE),
        ("письмо.docx", TABLE),
        ("письмо.docm", WORD),
        ("письмо.docx", archive("[Content_Types].xml", "word/vbaProject.bin")),
        ("таблица.xlsx", archive("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/1.xml")),
        ("письмо.doc", old_document("WordDocument", "Macros")),
        ("таблица.xls", old_document("Workbook", "_VBA_PROJECT_CUR")),
        ("показ.ppt", old_document("_VBA_PROJECT")),
        ("письмо.odt", open_document("content.xml", "Basic/Standard/Module1.xml")),
        ("письмо.odt", open_document("content.xml", "Scripts/python/a.py")),
        ("письмо.odt", damaged_document()),
        ("письмо.odt", archive("x", first="application/x-msdownload")),
        ("архив.zip", archive("x")),
        ("архив.docx", archive("x")),
        ("битый.docx", b"PK\x03\x04" + bytes(50)),
        ("письмо.html", b"<html>"),
        ("рисунок.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("заметка.txt", b"  <!DOCTYPE html>"),
        ("заметка.txt", b"a\0b"),
        ("скрипт.js", b"alert(1)"),
        ("ярлык.lnk", b"L\0\0\0"),
    ],
)
def test_what_an_office_should_not_open_is_not_taken(name, content):
    assert kind_of(name, content) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\Анна\\фото.jpg", "фото.jpg"),
        ("../../etc/passwd", "passwd"),
        ("фото\u202egpj.exe", "фотоgpj.exe"),
        ("скан\r\nBcc: x.pdf", "сканBcc x.pdf"),
        (".pdf", "pdf"),
        ("", "file"),
        ("...", "file"),
        ("<b>.png", "b.png"),
    ],
)
def test_a_name_loses_what_deceives(typed, kept):
    assert safe_name(typed) == kept


def test_a_long_name_keeps_its_ending():
    name = safe_name("ф" * 300 + ".pdf")
    assert len(name) == NAME_LIMIT
    assert name.endswith(".pdf")


def test_one_sentence_names_the_file_that_cannot_be_taken():
    good, pdf = read_file("a.pdf", b"%PDF-1"), "application/pdf"
    assert wrong_with([]) == ("", "")
    assert wrong_with([good] * MOST) == ("", "")
    assert wrong_with([good] * (MOST + 1)) == ("many", "")
    assert wrong_with([good, read_file("b.pdf", b"")]) == ("empty", "b.pdf")
    assert wrong_with([good, read_file("b.exe", b"MZ")]) == ("kind", "b.exe")
    assert wrong_with([SentFile("b.pdf", bytes(LARGEST), pdf)]) == ("", "")
    assert wrong_with([SentFile("b.pdf", bytes(LARGEST + 1), pdf)]) == ("large", "b.pdf")
    whole, rest = divmod(LARGEST_TOGETHER, LARGEST)
    fit = [SentFile("b.pdf", bytes(LARGEST), pdf)] * whole + [SentFile("c.pdf", bytes(rest), pdf)]
    assert wrong_with(fit) == ("", "")
    assert wrong_with([*fit, good]) == ("heavy", "")

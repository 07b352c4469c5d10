import csv
import io
import re
from importlib import import_module
from pathlib import PurePosixPath

from lxml import etree, html

from odoo import api, models

from ...messages import FILE_CANNOT_BE_READ, LIBRARY_IS_MISSING
from ...rules.front_matter import BadFrontMatter, split

# module of a converter -> the Python package that brings it
LIBRARIES = {"mammoth": "mammoth", "markdown_it": "markdown-it-py", "markdownify": "markdownify"}
HEADINGS = ("h1", "title")
LOOKS_LIKE_HTML = re.compile(r"<(p|div|ul|ol|table|h\d)\b", re.IGNORECASE)


class ApkArticleReader(models.AbstractModel):
    """Reads a file of an office into the values of articles; saves nothing. A service without fields."""

    _name = "apk.article.reader"
    _description = "Reader of files for the knowledge base"

    @api.model
    def _read(self, path, content):
        """Read one file by its extension.

        :param content: bytes
        :return: list of ``{"title", "body", …}`` with the names of ``_portable_names``; None for another kind of file
        :raises FILE_CANNOT_BE_READ: damaged, or without a title or a text
        """
        read = self._reader_of(path)
        return read(path, content) if read else None

    @api.model
    def _reader_of(self, path):
        return {
            ".docx": self._read_docx,
            ".html": self._read_html,
            ".htm": self._read_html,
            ".md": self._read_markdown,
            ".markdown": self._read_markdown,
            ".csv": self._read_csv,
        }.get(PurePosixPath(path).suffix.lower())

    @api.model
    def _is_empty(self, path, content):
        """A file that articles are read from, with nothing in it: saved by mistake, or cut off on its way."""
        return bool(self._reader_of(path)) and not content.decode("utf-8-sig", "replace").strip()

    @api.model
    def _library(self, name):
        """A converter, imported when it is needed: the addon installs without them.

        :raises LIBRARY_IS_MISSING: the message names the package to install
        """
        try:
            return import_module(name)
        except ImportError as error:
            raise LIBRARY_IS_MISSING(self.env, package=LIBRARIES[name]) from error

    def _read_docx(self, path, content):
        mammoth = self._library("mammoth")
        try:
            body = mammoth.convert_to_html(io.BytesIO(content)).value
        except Exception as error:  # broad: on a damaged file the converter fails with any error
            reason = self.env._("it is damaged or is no Word document")
            raise FILE_CANNOT_BE_READ(self.env, path=path, reason=reason) from error
        return [self._titled(path, body)]

    def _read_html(self, path, content):
        return [self._titled(path, self._decoded(path, content))]

    def _read_markdown(self, path, content):
        try:
            values, text = split(self._decoded(path, content))
        except BadFrontMatter as error:
            raise FILE_CANNOT_BE_READ(
                self.env,
                path=path,
                reason=self.env._("this line of the head is not clear: %s", str(error)),
            ) from error
        body = text if values.pop("format", "") == "html" else self._html_of(text)
        return [{"body": body, **values} if values.get("title") else self._titled(path, body)]

    def _read_csv(self, path, content):
        text = self._decoded(path, content)
        first_line = text.partition("\n")[0]
        delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
        names = self._columns(rows[0]) if rows else []
        if not {"title", "body"} <= set(names):
            reason = self.env._(
                "the first row must name the columns, «title» and «body» among them"
            )
            raise FILE_CANNOT_BE_READ(self.env, path=path, reason=reason)
        found = [dict(zip(names, row, strict=False)) for row in rows[1:] if any(row)]
        return [self._of_row(path, number, row) for number, row in enumerate(found, start=2)]

    def _of_row(self, path, number, row):
        if not row.get("title") or not row.get("body"):
            reason = self.env._("row %s has no title or no text", number)
            raise FILE_CANNOT_BE_READ(self.env, path=path, reason=reason)
        text = row["body"]
        body = text if LOOKS_LIKE_HTML.search(text) else self._html_of(text)
        values = {name: value.strip() for name, value in row.items() if name and value.strip()}
        return {**values, "body": body}

    def _columns(self, names):
        """Columns by their technical names or by the labels of the screen."""
        articles = self.env["apk.article"]
        known = {name.lower(): name for name in articles._portable_names()}
        for portable, field in {**articles._portable_fields(), "body": "draft_body"}.items():
            known[articles._fields[field]._description_string(self.env).lower()] = portable
        return [known.get(name.strip("\ufeff ").lower()) for name in names]

    def _html_of(self, text):
        markdown_it = self._library("markdown_it")
        reader = markdown_it.MarkdownIt("commonmark", {"html": True})
        return reader.enable(["table", "strikethrough"]).render(text)

    def _decoded(self, path, content):
        for encoding in ("utf-8-sig", "cp1251"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
        raise FILE_CANNOT_BE_READ(self.env, path=path, reason=self.env._("it is no text"))

    def _titled(self, path, body):
        """The first heading becomes the title and is taken out of the text; without one the name of the file is the title."""
        title = PurePosixPath(path).stem.replace("_", " ")
        try:
            page = html.document_fromstring(body.encode(), parser=html.HTMLParser(encoding="utf-8"))
        except etree.ParserError as error:
            raise FILE_CANNOT_BE_READ(
                self.env, path=path, reason=self.env._("it is empty")
            ) from error
        for tag in HEADINGS:
            heading = page.find(f".//{tag}")
            words = " ".join(heading.text_content().split()) if heading is not None else ""
            if words:
                title = words
                heading.drop_tree()
                break
        inside = page.find("body")
        parts = [inside.text or "", *(html.tostring(part, encoding="unicode") for part in inside)]
        return {"title": title, "body": "".join(parts)}

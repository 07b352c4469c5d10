import io
import re
import zipfile
from pathlib import PurePosixPath
from urllib.parse import quote

from lxml import etree, html

from odoo import api, models

from ...messages import ARCHIVE_IS_TOO_BIG, FILE_CANNOT_BE_READ
from ...rules.front_matter import join

# Far above any base of an office, far below what harms a server.
FILES_LIMIT, BYTES_LIMIT = 20_000, 500 * 2**20
UTF8_NAME = 0x800
NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\s]+')


class ApkArticleArchive(models.Model):
    """The knowledge base as a ZIP of Markdown files: for another program, or for an import into another database."""

    _inherit = "apk.article"

    def _archive_action(self):
        """Download the chosen articles."""
        numbers = ",".join(map(str, self.ids))
        url = f"/apk/knowledge/archive.zip?ids={numbers}"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def _archive(self):
        """:return: bytes of a ZIP: a folder for each area, a file for each article, its attachments beside it"""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            taken = set()  # paths in lower case: some file systems do not tell the cases apart
            for article in self:
                path = article._path_in_archive(taken)
                files = article._files_in_archive(path)
                archive.writestr(f"{path}.md", article._as_markdown(files))
                for name, file in files.items():
                    archive.writestr(str(PurePosixPath(path).parent / name), file.raw or b"")
        return target.getvalue()

    def _path_in_archive(self, taken):
        area = self.function_ids[:1].area_id.name or self.unit_id.name
        parts = [NOT_IN_A_NAME.sub(" ", part).strip(" .")[:80] for part in (area, self.name)]
        path, number = "/".join(parts), 1
        while path.lower() in taken:
            number += 1
            path = f"{'/'.join(parts)} ({number})"
        taken.add(path.lower())
        return path

    def _files_in_archive(self, path):
        """Name beside the article -> file."""
        folder = f"{PurePosixPath(path).name}.files"
        files = self.attachment_ids | self._embedded_files(self._exported_body())
        return {
            f"{folder}/{file.id}-{NOT_IN_A_NAME.sub('-', file.name or '')}": file for file in files
        }

    def _exported_body(self):
        """The published text, or the draft of an article that was never published."""
        article = self.sudo()  # sudo: a controller may read this draft but not the editor's field
        return self.body if self.published_at else article.draft_body

    def _as_markdown(self, files):
        names = {file: name for name, file in files.items()}
        body = self._with_images(self._exported_body(), lambda file: quote(names[file]))
        head = {
            **self._to_portable(),
            "state": self.state,
            "files": [names[file] for file in self.attachment_ids],
        }
        text = self._markdown_of(body)
        if text is None:
            head, text = {**head, "format": "html"}, body
        return join(head, text)

    @api.model
    def _markdown_of(self, body):
        """The text as Markdown; None when Markdown cannot express something in it (merged cells, colours)."""
        markdownify = self.env["apk.article.reader"]._library("markdownify")
        text = markdownify.markdownify(body or "", heading_style="ATX", bullets="-").strip()
        back = self.env["apk.article.reader"]._html_of(text)
        return text if same_html(back, body) else None

    @api.model
    def _unpacked(self, path, content):
        """Files of a ZIP, path -> bytes; in archives of old Windows the names are in the Russian DOS encoding.

        :raises ARCHIVE_IS_TOO_BIG: above the limits of this module
        :raises FILE_CANNOT_BE_READ: damaged, or with a password
        """
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                infos = [info for info in archive.infolist() if is_wanted(info)]
                size = sum(info.file_size for info in infos)
                if len(infos) > FILES_LIMIT or size > BYTES_LIMIT:
                    raise ARCHIVE_IS_TOO_BIG(
                        self.env, path=path, files=FILES_LIMIT, megabytes=BYTES_LIMIT // 2**20
                    )
                return {name_of(info): archive.read(info) for info in infos}
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
            reason = self.env._("the archive is damaged or has a password")
            raise FILE_CANNOT_BE_READ(self.env, path=path, reason=reason) from error

    def _archive_name(self):
        return f"knowledge-{self.env['apk.office']._today()}.zip"


def is_wanted(info):
    """Not a folder, and not a hidden file of macOS or Unix."""
    parts = PurePosixPath(info.filename).parts
    return not info.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in parts)


def name_of(info):
    """The name in UTF-8, or in the DOS encoding of old Windows archives."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    return info.filename.encode("cp437", "replace").decode("cp866", "replace")


def same_html(one, other):
    """Whether two texts look the same to a reader."""
    return normalized_html(one) == normalized_html(other)


def normalized_html(body):
    """HTML without the white space that a browser ignores."""
    page = html.fragment_fromstring(body or "", create_parent="div")
    for node in page.iter(etree.Element):
        node.text = single_spaced(node.text)
        node.tail = single_spaced(node.tail)
    return re.sub(r">\s+|\s+<", lambda gap: gap[0].strip(), html.tostring(page, encoding="unicode"))


def single_spaced(text):
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text) if text else text

import base64
import binascii
import re

from lxml import etree, html
from markupsafe import Markup

from odoo import models

OWN_IMAGE = re.compile(r"/web/(?:image|content)/(\d+)")
DATA_IMAGE = re.compile(r"data:image/([a-z+.-]+);base64,(.+)", re.DOTALL)
NUMBER_OF_EXPORT = re.compile(r"^\d+-")


class ApkArticleImages(models.Model):
    """Pictures inside the text are attachments of the article, wherever the text is shown."""

    _inherit = "apk.article"

    def _with_images(self, body, address):
        """The text with the addresses of the article's own pictures replaced.

        :param address: function of an attachment; returns the new address, or None to leave it as it is
        """
        page = html.fragment_fromstring(body or "", create_parent="div")
        for image in page.iter("img"):
            file = self._own_image(image.get("src") or "")
            new = file and address(file)
            if new:
                image.set("src", new)
        return inner_html(page)

    def _page_values(self):
        """What the page of an answer shows."""
        body = self._with_images(self.body, lambda file: f"/apk/faq/{self.id}/{file.id}")
        return {
            "article": self,
            "article_title": self.name,
            "article_body": self._public_body(body),
        }

    def _preview_values(self):
        """The same page with the draft, for who writes it; pictures by their addresses for employees."""
        note = self.env._("So a client will see it. The page is a preview, nobody else opens it.")
        if not self.is_public:
            note = self.env._(
                "Clients do not see this article: it is not marked «For clients too». So it would look."
            )
        return {
            "article": self,
            "article_title": self.draft_name or self.name,
            "article_body": self._public_body(self.draft_body or self.body or ""),
            "is_preview": True,
            "preview_note": note,
        }

    def _public_body(self, body):
        """A text for the page without an account: pictures with an ``alt``, no styles and classes of the editor."""
        page = html.fragment_fromstring(body, create_parent="div")
        for node in page.iter(etree.Element):
            for name in ("style", "class"):
                node.attrib.pop(name, None)
            if node.tag == "img" and node.get("alt") is None:
                node.set("alt", "")
        return Markup(inner_html(page))  # noqa: S704  a sanitized field of ours

    def _own_image(self, src):
        number = OWN_IMAGE.search(src)
        files = self.env["ir.attachment"].browse(int(number[1]) if number else [])
        own = files.exists().filtered(
            lambda file: file.res_model == "apk.article" and file.res_id == self.id
        )
        return own or None

    def _embedded_files(self, body):
        """Attachments that the text itself shows."""
        page = html.fragment_fromstring(body or "", create_parent="div")
        files = [self._own_image(image.get("src") or "") for image in page.iter("img")]
        return self.env["ir.attachment"].union(*filter(None, files))

    def _import_images(self, body, given):
        """Make pictures that came with a text attachments of the article.

        :param given: address in the text -> bytes, of pictures beside the text; those inside it are decoded
        :return: the text with the addresses of the attachments
        """
        page = html.fragment_fromstring(body or "", create_parent="div")
        for number, image in enumerate(page.iter("img"), start=1):
            src = image.get("src") or ""
            name, raw = src.rpartition("/")[2], given.get(src)
            inside = DATA_IMAGE.fullmatch(src)
            if inside:
                name, raw = f"image-{number}.{inside[1]}", decoded(inside[2])
            if raw:
                image.set("src", f"/web/image/{self._own_file(name, raw).id}")
        return inner_html(page)

    def _import_files(self, names, given):
        """Attach the files that the front matter of a text names; a file that is attached already is not added again.

        :param given: name -> bytes
        """
        attached = set(self.attachment_ids.mapped("checksum"))
        for name in names:
            raw = given.get(name)
            if raw and self.env["ir.attachment"]._compute_checksum(raw) not in attached:
                plain = NUMBER_OF_EXPORT.sub("", name.rpartition("/")[2])
                self.attachment_ids += self._own_file(plain, raw)

    def _own_file(self, name, raw):
        values = {"name": name, "raw": raw, "res_model": "apk.article", "res_id": self.id}
        return self.env["ir.attachment"].create(values)


def inner_html(page):
    """What stands inside the element."""
    parts = [page.text or "", *(html.tostring(part, encoding="unicode") for part in page)]
    return "".join(parts)


def decoded(text):
    """Bytes of a base64 text; none when it is damaged."""
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""

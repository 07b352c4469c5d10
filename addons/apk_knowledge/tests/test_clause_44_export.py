"""п. 44, 46: the base goes out whole, as a folder or on paper, and comes back the same."""

import io
import zipfile

from odoo.tests import HttpCase, tagged

from .common import FilesCommon
from .word_document import word_document


@tagged("post_install", "-at_install")
class TestClause44Export(FilesCommon, HttpCase):
    def test_the_whole_base_goes_out_and_comes_back_the_same(self):
        self._published(
            "Слияние ячеек", '<table><tbody><tr><td colspan="2">Всего</td></tr></tbody></table>'
        )
        pictured = self._import({"овцы.docx": word_document("Овцы", "Дают.")})
        pictured.sudo().attachment_ids = self.env["ir.attachment"].create(
            {"name": "бланк.txt", "raw": b"form"}
        )
        base = self.env["apk.article"].search([])
        before = {article.id: self._everything(article) for article in base}
        archive = base._archive()
        administrator = self.env.ref("base.user_admin")
        again = self._import({"база.zip": archive}, user=administrator)
        self.assertEqual(len(again), len(base))
        self.assertEqual({one.id: self._everything(one) for one in again}, before)

        base._write(
            {"name": "Прежняя"}
        )  # as in an empty database: nothing of these titles is there
        base.invalidate_recordset()
        anew = self._import({"база.zip": archive}, user=administrator)
        self.assertFalse(anew & base)
        texts = sorted(str(self._portable(before[one.id])) for one in base)
        self.assertEqual(sorted(str(self._portable(self._everything(one))) for one in anew), texts)

    def _everything(self, article):
        body = article._with_images(article._exported_body(), lambda file: file.checksum)
        return {
            **article._to_portable(),
            "body": body,
            "files": article.attachment_ids.mapped("raw"),
        }

    def _portable(self, values):
        return {**values, "body": "".join(values["body"].split())}

    def test_a_folder_is_for_people_too(self):
        self._published("Грант: «малый» / большой?", is_public=True)
        with zipfile.ZipFile(io.BytesIO(self.env["apk.article"].search([])._archive())) as archive:
            names = archive.namelist()
            path = "Предоставление мер государственной поддержки/Грант «малый» большой.md"
            self.assertIn(path, names)
            text = archive.read(path).decode()
        self.assertIn('title: "Грант: «малый» / большой?"', text)
        self.assertTrue(text.endswith("\n\nНужен бизнес-план."))

    def test_an_editor_takes_home_what_an_editor_reads(self):
        self._published("Опубликовано")
        foreign = self.env["apk.article"].create(
            {
                "name": "Чужой черновик",
                "unit_id": self.env.ref("apk_base.unit_oorg").id,
                "draft_body": "x",
            }
        )
        self.assertTrue(foreign)
        self.authenticate("t-editor", "t-editor")
        answer = self.url_open("/apk/knowledge/archive.zip")
        names = " ".join(zipfile.ZipFile(io.BytesIO(answer.content)).namelist())
        self.assertIn("Опубликовано", names)
        self.assertNotIn("Чужой черновик", names)
        self.authenticate("t-reader", "t-reader")
        self.assertEqual(self.url_open("/apk/knowledge/archive.zip").status_code, 403)

    def test_the_printed_base_has_every_article_in_force(self):
        article = self._published("Печатная статья")
        expired = self._published("Отжившая статья", valid_to="2020-01-01")
        action = self.env["apk.article"].with_user(self.reader)._print_action()
        chosen = action["context"]["active_ids"]
        self.assertIn(article.id, chosen)
        self.assertNotIn(expired.id, chosen)
        page = (
            self.env["ir.actions.report"]
            ._render_qweb_html("apk_knowledge.report_articles", chosen)[0]
            .decode()
        )
        self.assertIn("Печатная статья", page)
        self.assertIn("Предоставление мер государственной поддержки", page)

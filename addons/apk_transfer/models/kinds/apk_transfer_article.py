from odoo import models
from odoo.tools import plaintext2html
from odoo.tools.sql import escape_psql

from ...messages import ARTICLE_WITHOUT_UNIT, HAS_BEEN_USED


class ApkTransferArticle(models.AbstractModel):
    """Articles as drafts: readers see them when the head of the unit publishes them (п. 47)."""

    _name = "apk.transfer.article"
    _description = "Table of articles"
    _inherit = "apk.transfer.kind"
    _table_name = "article"

    def _key(self, cells):
        return f"{cells.get('kind', 'faq')} {(cells.get('name') or '').lower()}"

    def _find(self, cells):
        title = ("name", "=ilike", escape_psql(cells["name"]))
        kind = ("kind", "=", cells.get("kind", "faq"))
        return self._loading("apk.article").search([title, kind], order="id", limit=1)

    def _make_record(self, cells, transfer):
        values = {
            "name": cells["name"],
            "kind": cells.get("kind", "faq"),
            "draft_body": plaintext2html(cells["body"]),
            "keywords": cells.get("keywords"),
            "is_public": cells.get("is_public", False),
        }
        names = cells.get("function_ids") or ()
        functions = [self._by_name("apk.function", one, "function_ids").id for one in names]
        if not functions and not cells.get("unit_id"):
            raise ARTICLE_WITHOUT_UNIT(self.env)
        if functions:
            values["function_ids"] = functions
        if cells.get("unit_id"):
            values["unit_id"] = self._by_name("apk.unit", cells["unit_id"], "unit_id").id
        return self._loading("apk.article").create(values), False

    def _take_back(self, row):
        article = row._record()
        if not article or not row.is_new:
            return
        if article.published_at:
            raise HAS_BEEN_USED(self.env, what=self.env._("the article is published"))
        self._check_untouched(self._loading("apk.article").browse(article.id), row)
        self._unlink_unused(self._loading("apk.article").browse(article.id))

from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import PRIVATE


class KnowledgePreview(http.Controller):
    """The draft of an article as clients will see it (п. 45)."""

    @http.route("/apk/knowledge/<int:article_id>/preview", type="http", auth="user", readonly=True)
    def preview(self, article_id, **_kwargs):
        article = request.env["apk.article"].browse(article_id).exists()
        article.check_access("write")
        values = {"office": request.env["apk.office"]._details(), **article._preview_values()}
        response = request.render("apk_knowledge.faq_article", values)
        response.headers.update(PRIVATE)
        return response

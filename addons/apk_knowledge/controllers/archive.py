from werkzeug.exceptions import Forbidden

from odoo import http
from odoo.http import content_disposition, request


class KnowledgeArchive(http.Controller):
    """Download the knowledge base, or the articles ``ids``, as a ZIP of Markdown files: those that the user may read."""

    @http.route("/apk/knowledge/archive.zip", type="http", auth="user", readonly=True)
    def archive(self, ids="", **_kwargs):
        """:param ids: numbers of articles, separated by commas; all when empty"""
        if not request.env.user.has_group("apk_base.group_editor"):
            raise Forbidden
        chosen = [int(number) for number in ids.split(",") if number.isdecimal()]
        articles = request.env["apk.article"].search([("id", "in", chosen)] if chosen else [])
        return request.make_response(
            articles._archive(),
            headers=[
                ("Content-Type", "application/zip"),
                ("Content-Disposition", content_disposition(articles._archive_name())),
            ],
        )

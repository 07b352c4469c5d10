import base64

from markupsafe import Markup

from odoo import api, models


class ApkArticlePrint(models.Model):
    """The knowledge base on paper."""

    _inherit = "apk.article"

    @api.model
    def _print_action(self):
        """Print everything in force that the user may read, as one document."""
        articles = self.search(self._in_force_domain())
        return self.env.ref("apk_knowledge.action_report_articles").report_action(articles)

    def _printable_body(self):
        """The text with its pictures inside: the program that makes the PDF has no session to fetch them with."""
        return Markup(  # noqa: S704  a sanitized field of ours
            self._with_images(
                self._exported_body(),
                lambda file: f"data:{file.mimetype};base64,{base64.b64encode(file.raw).decode()}",
            )
        )

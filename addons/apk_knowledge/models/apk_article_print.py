import base64

from markupsafe import Markup

from odoo import api, models


class ApkArticlePrint(models.Model):
    """The base on paper and what leaves it as a whole."""

    _inherit = "apk.article"

    @api.model
    def _print_action(self):
        """Everything in force that the user may read, as one document."""
        articles = self.search(self._in_force_domain())
        return self.env.ref("apk_knowledge.action_report_articles").report_action(articles)

    def _archive_action(self):
        numbers = ",".join(map(str, self.ids))
        url = f"/apk/knowledge/archive.zip?ids={numbers}"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def _sections(self):
        """:return: list of ``{"name", "articles"}`` in the order of the areas; those of no function by their unit"""
        sections = {}
        for article in self:
            area = article.function_ids[:1].area_id
            key = (area.sequence or 1000, area.name or article.unit_id.name)
            sections[key] = sections.get(key, self.browse()) | article
        return [
            {"name": key[1], "articles": sections[key].sorted(lambda one: (one.kind, one.name))}
            for key in sorted(sections)
        ]

    def _kind_label(self):
        return dict(self._fields["kind"]._description_selection(self.env))[self.kind]

    def _printable_body(self):
        """The printer has no session: pictures go inside the text."""
        return Markup(
            self._with_images(
                self._exported_body(),
                lambda file: f"data:{file.mimetype};base64,{base64.b64encode(file.raw).decode()}",
            )
        )

import re

from odoo import api, fields, models

NAME_AND_NUMBER = re.compile(r"(.+) \(([^()]+)\)")


class ApkLegalAct(models.Model):
    """A legal act that articles rest on; when it changes, their units review them (п. 50, 51)."""

    _name = "apk.legal.act"
    _description = "Legal act"
    _inherit = "apk.protected.mixin"
    _order = "name"
    _rec_names_search = ["name", "number"]

    name = fields.Char(required=True)
    number = fields.Char()
    adopted_on = fields.Date(string="Adopted")
    url = fields.Char(string="Link")
    changed_on = fields.Date(string="Last change noted", written_by="system")
    active = fields.Boolean(default=True)
    article_ids = fields.Many2many(
        "apk.article", "apk_article_legal_act_rel", "act_id", "article_id", string="Articles"
    )

    def action_mark_changed(self):
        """The act has changed: every unit gets a review of its articles that rest on it."""
        self.check_access("write")
        for act in self:
            noted = act.sudo()  # sudo: nobody types in the day; an editor has pressed the button
            noted.changed_on = self.env["apk.office"]._today()
            articles = act.article_ids.filtered("published_at")
            for unit in articles.unit_id:
                own = articles.filtered(lambda article, unit=unit: article.unit_id == unit)
                self.env["apk.knowledge.review"]._open_out_of_turn(
                    unit, own, self.env._("The act has changed: %s", act.display_name)
                )

    def _portable_name(self):
        """How files name the act: «О семеноводстве (454-ФЗ)»."""
        return f"{self.name} ({self.number})" if self.number else self.name

    @api.model
    def _from_portable_name(self, text):
        """The act that a file names (``_portable_name``); an unknown one is created."""
        for act in self.search([("name", "=", text), ("number", "=", False)], limit=1):
            return act
        parts = NAME_AND_NUMBER.fullmatch(text)
        values = dict(zip(("name", "number"), parts.groups(), strict=True)) if parts else {}
        values = values or {"name": text, "number": False}
        domain = [(name, "=", value) for name, value in values.items()]
        return self.search(domain, limit=1) or self.create(values)

    def _compute_display_name(self):
        for act in self:
            act.display_name = " ".join(filter(None, [act.name, act.number]))

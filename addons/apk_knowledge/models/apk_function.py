from odoo import api, fields, models

from .apk_article import MANDATORY_KINDS


class ApkFunction(models.Model):
    """A function of the department, the unit responsible for it (п. 46, 47) and what it must have (п. 48)."""

    _name = "apk.function"
    _description = "Function of the department"
    _order = "area_id, name"

    name = fields.Char(required=True)
    area_id = fields.Many2one("apk.area", required=True, ondelete="restrict", index=True)
    unit_id = fields.Many2one(
        "apk.unit", string="Responsible unit", required=True, ondelete="restrict", index=True
    )
    active = fields.Boolean(default=True)
    article_ids = fields.Many2many(
        "apk.article", "apk_article_function_rel", "function_id", "article_id", string="Articles"
    )
    faq_count = fields.Integer(string="Questions", compute="_compute_coverage")
    reply_template_count = fields.Integer(string="Templates", compute="_compute_coverage")
    decision_count = fields.Integer(string="Decisions", compute="_compute_coverage")
    contacts_count = fields.Integer(string="Contacts", compute="_compute_coverage")
    is_covered = fields.Boolean(
        string="Nothing is missing", compute="_compute_coverage", search="_search_is_covered"
    )

    missing = fields.Char(string="What is missing", compute="_compute_coverage")
    waiting = fields.Char(
        string="Wait for approval",
        compute="_compute_coverage",
        help="What is there but not approved yet need not be written a second time.",
    )

    @api.depends("article_ids.published_at", "article_ids.kind")
    def _compute_coverage(self):
        counts = self._count_by_kind(self.env["apk.article"]._in_force_domain())
        waiting = self._count_by_kind(fields.Domain("state", "=", "to_approve"))
        for function in self:
            found = {kind: counts.get((function, kind), 0) for kind in MANDATORY_KINDS}
            for kind, count in found.items():
                function[f"{kind}_count"] = count
            function.is_covered = all(found.values())
            gaps = [kind for kind, count in found.items() if not count]
            to_come = [kind for kind in gaps if (function, kind) in waiting]
            function.missing = self._kinds_text(kind for kind in gaps if kind not in to_come)
            function.waiting = self._kinds_text(to_come)

    def _count_by_kind(self, domain):
        """(function, mandatory kind) -> number of its articles that the user may see, a dictionary."""
        groups = self.env["apk.article"]._read_group(
            domain
            & fields.Domain("function_ids", "in", self.ids)
            & fields.Domain("kind", "in", MANDATORY_KINDS),
            ["function_ids", "kind"],
            ["__count"],
        )
        return {(function, kind): count for function, kind, count in groups}

    def _kinds_text(self, kinds):
        names = (self._fields[f"{kind}_count"]._description_string(self.env) for kind in kinds)
        return ", ".join(names).lower()

    def _search_is_covered(self, operator, value):
        if operator != "in":
            return NotImplemented
        articles = self.env["apk.article"]
        domain = fields.Domain.TRUE
        for kind in MANDATORY_KINDS:
            there = articles.search(articles._in_force_domain() & fields.Domain("kind", "=", kind))
            domain &= fields.Domain("article_ids", "in", there.ids)
        return domain if True in value else ~domain

    def action_write_missing(self):
        """Open a new article of the first mandatory kind that is neither published nor waiting for approval."""
        self.ensure_one()
        waiting = self._count_by_kind(fields.Domain("state", "=", "to_approve"))
        kinds = [
            kind
            for kind in MANDATORY_KINDS
            if not self[f"{kind}_count"] and (self, kind) not in waiting
        ]
        return {
            "type": "ir.actions.act_window",
            "res_model": "apk.article",
            "view_mode": "form",
            "context": {"default_function_ids": self.ids, "default_kind": (kinds or ["faq"])[0]},
        }

    def action_open_articles(self):
        """All articles of the function, drafts included."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_knowledge.apk_article_action")
        return {
            **action,
            "domain": [("function_ids", "in", self.ids)],
            "context": {"default_function_ids": self.ids},
        }

from odoo import api, fields, models
from odoo.fields import Domain


class ApkTopic(models.Model):
    """What a message is about, in the department's own words (п. 18 «по теме обращения»)."""

    _name = "apk.topic"
    _description = "Topic"
    _inherit = "apk.protected.mixin"
    _parent_store = True
    _order = "complete_name"
    _rec_name = "complete_name"
    _rec_names_search = ["complete_name", "code"]

    name = fields.Char(required=True)
    complete_name = fields.Char(compute="_compute_complete_name", store=True, recursive=True)
    code = fields.Char(required=True)
    active = fields.Boolean(default=True)
    parent_id = fields.Many2one("apk.topic", string="Part of", ondelete="restrict", index=True)
    parent_path = fields.Char(index=True)
    classifier_id = fields.Many2one(
        "apk.classifier.node", string="Code of the all-Russian classifier", ondelete="restrict"
    )
    area_id = fields.Many2one("apk.area", ondelete="restrict")
    unit_id = fields.Many2one("apk.unit", help="The unit that answers; empty: the area decides.")
    function_ids = fields.Many2many(
        "apk.function",
        string="Functions",
        help="Their articles are offered for an answer (clause 23).",
    )
    weight = fields.Integer(help="What it adds to the priority of a message, 0 to 20 (clause 66).")

    _code_uniq = models.Constraint("UNIQUE(code)", "A topic with this code already exists.")
    _weight_range = models.Constraint(
        "CHECK(weight BETWEEN 0 AND 20)", "The weight of a topic is a number from 0 to 20."
    )

    @api.depends("name", "parent_id.complete_name")
    def _compute_complete_name(self):
        for topic in self:
            above = topic.parent_id.complete_name
            topic.complete_name = f"{above} / {topic.name}" if above else topic.name

    def _articles_domain(self):
        """Articles of the topic, of the topics above it and of its functions."""
        lineage = [int(ancestor) for ancestor in self.parent_path.split("/") if ancestor]
        return Domain("topic_ids", "in", lineage) | Domain(
            "function_ids", "in", self.function_ids.ids
        )

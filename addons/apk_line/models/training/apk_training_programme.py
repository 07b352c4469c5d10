from odoo import fields, models

KINDS = [
    ("initial", "Before the first call"),
    ("function", "New service or function"),
    ("planned", "Planned, every two years"),
]


class ApkTrainingProgramme(models.Model):
    """What employees of the line are taught (п. 32–34)."""

    _name = "apk.training.programme"
    _description = "Training programme"
    _order = "kind, name"

    name = fields.Char(required=True)
    kind = fields.Selection(KINDS, required=True, default="planned")
    function_ids = fields.Many2many(
        "apk.function", "apk_training_programme_function_rel", string="Functions"
    )
    unit_id = fields.Many2one(
        "apk.unit",
        string="Organised by",
        help="Clause 32: a unit of the department.",
        ondelete="restrict",
    )
    hours = fields.Float()
    body = fields.Html(string="What is taught", sanitize="email_outgoing")
    article_ids = fields.Many2many(
        "apk.article", "apk_training_programme_article_rel", string="Materials"
    )
    active = fields.Boolean(default=True)

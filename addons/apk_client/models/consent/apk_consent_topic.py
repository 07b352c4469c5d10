from odoo import fields, models


class ApkConsentTopic(models.Model):
    """What a person may agree to get mailings about (п. 27.1); withdrawn topic by topic (п. 28 «аналогичных»)."""

    _name = "apk.consent.topic"
    _description = "Topic of mailings"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(
        default=True, help="An archived topic is offered to nobody; its consents stay in force."
    )
    description = fields.Char(
        string="What it is about", help="Clients read this line under the topic on the page."
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A topic with this code already exists.")

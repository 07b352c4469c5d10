from odoo import fields, models


class ApkSegment(models.Model):
    """A group of clients with the same needs (п. 66, 67, 70 «профиль клиентского сегмента»)."""

    _name = "apk.segment"
    _description = "Client segment"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    weight = fields.Integer(help="What it adds to the priority of a message, 0 to 15 (clause 66).")

    _code_uniq = models.Constraint("UNIQUE(code)", "A segment with this code already exists.")
    _weight_range = models.Constraint(
        "CHECK(weight BETWEEN 0 AND 15)", "The weight of a segment is a number from 0 to 15."
    )

from odoo import fields, models


class ApkNeed(models.Model):
    """What a client wants to get, on any topic (п. 18 «по типовым потребностям клиентов»)."""

    _name = "apk.need"
    _description = "Typical need"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "A need with this code already exists.")

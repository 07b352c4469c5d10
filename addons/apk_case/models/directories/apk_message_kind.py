from odoo import fields, models


class ApkMessageKind(models.Model):
    """Kind of a message: proposal, application, complaint … (59-ФЗ, ст. 4; п. 2)."""

    _name = "apk.message.kind"
    _description = "Kind of message"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    needs_answer = fields.Boolean(
        string="Needs an answer on the merits",
        default=True,
        help="Topic and need must be decided before such a message is answered (clause 18).",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A kind with this code already exists.")

from odoo import fields, models


class ApkChannel(models.Model):
    """A way to reach a client (п. 2 «канал взаимодействия», п. 5)."""

    _name = "apk.channel"
    _description = "Channel"
    _order = "sequence, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    transport = fields.Selection(
        [("email", "Sent by the system as e-mail"), ("task", "Done by a person")],
        required=True,
        default="task",
    )
    can_notify = fields.Boolean(
        string="The client may choose it",
        default=True,
        help="Clients may choose this channel for answers and notices (clause 5).",
    )
    is_written = fields.Boolean(string="Written", default=True)
    carries_personal_data = fields.Boolean(
        string="Suitable for personal data",
        help="Letters with personal data may leave through this channel.",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A channel with this code already exists.")

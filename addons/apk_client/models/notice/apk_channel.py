from odoo import fields, models


class ApkChannel(models.Model):
    """How a client is reached (п. 2 «канал взаимодействия», п. 5)."""

    _name = "apk.channel"
    _description = "Channel"
    _inherit = "mail.thread"  # every change has its trace
    _order = "sequence, name"

    name = fields.Char(required=True, tracking=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, tracking=True)
    transport = fields.Selection(
        [("email", "Sent by the system as e-mail"), ("task", "Done by a person")],
        required=True,
        default="task",
        tracking=True,
    )
    can_notify = fields.Boolean(
        string="The client may choose it",
        default=True,
        tracking=True,
        help="Clients may choose this channel for answers and notices (clause 5).",
    )
    is_written = fields.Boolean(string="Written", default=True, tracking=True)
    notifies_status = fields.Boolean(
        string="Notices of a new status",
        tracking=True,
        help="A client who has chosen this channel is notified there that the message has moved on (clause 5).",
    )
    fallback_channel_id = fields.Many2one(
        "apk.channel",
        string="When it fails, by",
        tracking=True,
        ondelete="restrict",
        help="The notice leaves by this channel at once when no law prescribes the failed one.",
    )
    carries_personal_data = fields.Boolean(
        string="Suitable for personal data",
        tracking=True,
        help="Notices with personal data may leave through this channel.",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "A channel with this code already exists.")

    def _name_in_sentence(self):
        """«Способ отправки: почта»: within a sentence a name begins small; an abbreviation stays as it is."""
        name = self.name
        return name[:1].lower() + name[1:] if name[1:2].islower() else name

from odoo import api, fields, models
from odoo.tools import ormcache


class ApkChannel(models.Model):
    """How a client is reached (п. 2 «канал взаимодействия», п. 5)."""

    _name = "apk.channel"
    _description = "Channel"
    _inherit = ["mail.thread", "apk.cached.mixin"]  # every change has its trace
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

    @api.model
    def _shipped(self, name):
        """A channel of this addon's data that the program knows by name, without a question to the database.

        :param name: «post» for ``apk_client.channel_post``
        """
        return self.browse(
            self.env["ir.model.data"]._xmlid_to_res_id(f"apk_client.channel_{name}", True)
        )

    @api.model
    def _for_personal_data(self):
        return self.browse(self._ids_for_personal_data())

    @api.model
    @ormcache()
    def _ids_for_personal_data(self):
        """Channels that may carry personal data, in their order; kept in the memory of the process."""
        channels = (
            self.sudo()
        )  # sudo: which channels there are is no secret; one answer for everybody
        return tuple(channels.search([("carries_personal_data", "=", True)]).ids)

    def _name_in_sentence(self):
        """«Способ отправки: почта»: within a sentence a name begins small; an abbreviation stays as it is."""
        name = self.name
        return name[:1].lower() + name[1:] if name[1:2].islower() else name

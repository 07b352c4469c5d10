from odoo import fields, models

from .apk_weekly_letter import IS_SENT


class ResConfigSettings(models.TransientModel):
    """The switch of the weekly letter to the controllers."""

    _inherit = "res.config.settings"

    apk_weekly_letter = fields.Selection(
        [("True", "Sent on the first working day of the week"), ("False", "Not sent")],
        string="Weekly letter to the controllers",
        config_parameter=IS_SENT,
        default="True",
        required=True,
    )

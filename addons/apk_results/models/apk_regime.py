from odoo import fields, models


class ApkRegime(models.Model):
    """Which messages are appeals whose results are reported (Указ № 171)."""

    _inherit = "apk.regime"

    is_reported = fields.Boolean(
        string="Results go to the portal",
        tracking=True,
        help="The results of such messages are reported every month (Decree No. 171 of 17.04.2017).",
    )

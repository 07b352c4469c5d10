from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    apk_public_booking = fields.Selection(
        [
            ("off", "Closed: by phone and in person alone"),
            ("on", "Open: clients book at /apk/book"),
        ],
        string="Page of booking",
        config_parameter="apk_visit.public_booking",
        default="off",
    )
    apk_horizon_days = fields.Integer(
        string="How many days ahead", config_parameter="apk_visit.horizon_days", default=30
    )

    def _check_apk_settings(self):
        self._check_at_least(1, "apk_horizon_days")
        return super()._check_apk_settings()

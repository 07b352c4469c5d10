from datetime import datetime

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    apk_office_opens = fields.Char(
        string="Opens", config_parameter="apk_client.office_opens", default="09:00"
    )
    apk_office_closes = fields.Char(
        string="Closes", config_parameter="apk_client.office_closes", default="18:00"
    )
    apk_office_closes_short = fields.Char(
        string="Closes on a short day",
        config_parameter="apk_client.office_closes_short",
        default="17:00",
    )

    def _check_apk_settings(self):
        """п. 22: «в рабочее время»: the clock of what is to be done by when."""
        names = ("apk_office_opens", "apk_office_closes_short", "apk_office_closes")
        opens, short, closes = map(self._clock, names)
        for name, end in zip(names[1:], (short, closes), strict=True):
            if end <= opens:
                self._refuse_setting(name, "18:00")
        return super()._check_apk_settings()

    def _clock(self, name):
        try:
            return datetime.strptime((self[name] or "").strip(), "%H:%M")
        except ValueError:
            return self._refuse_setting(name, "18:00")

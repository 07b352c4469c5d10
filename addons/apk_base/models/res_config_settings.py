from datetime import datetime

from odoo import fields, models
from odoo.tools import email_normalize

from ..messages import SETTING_IS_WRONG


class ResConfigSettings(models.TransientModel):
    """Parameters of the suite on Odoo's own page of settings; an addon above adds its block."""

    _inherit = "res.config.settings"

    apk_office_name = fields.Char(
        string="Name of the department", config_parameter="apk_base.office_name"
    )
    apk_office_address = fields.Char(
        string="Postal address", config_parameter="apk_base.office_address"
    )
    apk_line_phone = fields.Char(
        string="Telephone of the line", config_parameter="apk_base.line_phone"
    )
    apk_office_email = fields.Char(
        string="Mailbox of the department", config_parameter="apk_base.office_email"
    )
    apk_office_opens = fields.Char(
        string="Opens", config_parameter="apk_base.office_opens", default="09:00"
    )
    apk_office_closes = fields.Char(
        string="Closes", config_parameter="apk_base.office_closes", default="18:00"
    )
    apk_office_closes_short = fields.Char(
        string="Closes on a short day",
        config_parameter="apk_base.office_closes_short",
        default="17:00",
    )

    def set_values(self):
        """:raises SETTING_IS_WRONG: nothing is saved"""
        self._check_apk_settings()
        return super().set_values()

    def _check_apk_settings(self):
        """Refuse what would break letters or clocks later; an addon above checks its own."""
        if not email_normalize(self.apk_office_email or ""):
            self._refuse_setting("apk_office_email", "office@example.ru")
        self._check_office_hours()

    def _check_office_hours(self):
        """п. 22: «в рабочее время»: the clock of what is to be done by when."""
        names = ("apk_office_opens", "apk_office_closes_short", "apk_office_closes")
        opens, short, closes = map(self._clock, names)
        for name, end in zip(names[1:], (short, closes), strict=True):
            if end <= opens:
                self._refuse_setting(name, "18:00")

    def _clock(self, name):
        try:
            return datetime.strptime((self[name] or "").strip(), "%H:%M")
        except ValueError:
            return self._refuse_setting(name, "18:00")

    def _check_at_least(self, least, *names):
        for name in names:
            if self[name] < least:
                self._refuse_setting(name, str(least))

    def _refuse_setting(self, name, example):
        value = self[name]
        raise SETTING_IS_WRONG(
            self.env,
            name=self._fields[name]._description_string(self.env),
            value="" if value is False else value,
            example=example,
        )

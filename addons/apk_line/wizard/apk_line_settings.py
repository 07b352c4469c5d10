from datetime import datetime

from odoo import api, fields, models

from odoo.addons.apk_base.rules.secret_link import new_token

from ..messages import HOURS_ARE_WRONG

KEYS = ("opens", "closes", "short_closes")


class ApkLineSettings(models.TransientModel):
    """Parameters of the line on one screen: its hours and the secret of the exchange."""

    _name = "apk.line.settings"
    _description = "Settings of the line"

    opens = fields.Char(required=True, default=lambda self: self._param("opens"))
    closes = fields.Char(required=True, default=lambda self: self._param("closes"))
    short_closes = fields.Char(
        string="Closes on a short day",
        default=lambda self: self._param("short_closes"),
        help="Empty: as on other days. The Order (clause 31) knows no shorter day of the line.",
    )
    telephony_secret = fields.Char(
        string="Secret of the exchange",
        default=lambda self: self._param("telephony_secret"),
        readonly=True,
        help="The exchange sends it with every event in the header X-Apk-Secret.",
    )

    @api.model
    def _param(self, key):
        params = self.env["ir.config_parameter"].sudo()  # sudo: administrators of the suite may not
        # read system parameters; those of the line only
        return params.get_param(f"apk_line.{key}") or False

    def action_save(self):
        self.ensure_one()
        self.check_access("write")
        params = self.env["ir.config_parameter"].sudo()  # sudo: administrators of the suite may not
        # write system parameters; only the hours are
        before = [self._param(key) for key in KEYS]
        for key in KEYS:
            self._check_clock(self[key])
            params.set_param(f"apk_line.{key}", (self[key] or "").strip())
        if before != [self._param(key) for key in KEYS]:
            cron = self.env.ref("apk_line.ir_cron_recompute_hours")
            cron.sudo()._trigger()  # sudo: administrators of the suite may not run scheduled
            # actions; this one only recounts
        return {"type": "ir.actions.act_window_close"}

    def action_new_secret(self):
        """Replace the secret; the former one is refused from now on."""
        self.ensure_one()
        self.check_access("write")
        self._draw_secret()
        self.telephony_secret = self._param("telephony_secret")
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    @api.model
    def _draw_secret(self):
        params = self.env["ir.config_parameter"].sudo()  # sudo: administrators of the suite may not
        # write system parameters; a random secret is
        params.set_param("apk_line.telephony_secret", new_token())

    def _check_clock(self, text):
        try:
            datetime.strptime((text or "00:00").strip(), "%H:%M")  # noqa: DTZ007 - a time of the day
        except ValueError as error:
            raise HOURS_ARE_WRONG(self.env, text=text) from error

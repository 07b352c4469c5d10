from odoo import api, fields, models

from .mailing.mailing_tracking import TRACKING_MODES


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    apk_emails_per_hour = fields.Integer(
        string="E-mails an hour", config_parameter="apk_mailing.emails_per_hour"
    )
    apk_unsubscribe_on_get = fields.Boolean(
        string="Opening the link withdraws", config_parameter="apk_mailing.unsubscribe_on_get"
    )
    apk_track_openings = fields.Boolean(
        string="See who has opened an e-mail", config_parameter="apk_mailing.track_openings"
    )
    apk_track_links = fields.Boolean(
        string="See who has followed a link", config_parameter="apk_mailing.track_links"
    )
    apk_click_addresses = fields.Boolean(
        string="Keep network addresses of readers", config_parameter="apk_mailing.click_addresses"
    )
    apk_text_is_silent = fields.Boolean(compute="_compute_apk_text_is_silent")

    @api.depends(*(f"apk_track_{mode}" for mode in TRACKING_MODES))
    def _compute_apk_text_is_silent(self):
        """152-ФЗ, ст. 9: who has not been informed has not agreed."""
        text = self.env["apk.consent.text"]._edition_in_force(purpose="mailing")
        for form in self:
            is_on = any(form[f"apk_track_{mode}"] for mode in TRACKING_MODES)
            form.apk_text_is_silent = is_on and not text.discloses_tracking

    def _check_apk_settings(self):
        self._check_at_least(0, "apk_emails_per_hour")
        return super()._check_apk_settings()

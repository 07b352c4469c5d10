from odoo import fields, models

from odoo.addons.apk_base.rules.browser_policy import BadSource, frame_sites

SITES = "apk_site.frame_sites"


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    apk_site_frames = fields.Char(
        string="Sites that show the form «Write to us»", config_parameter=SITES
    )

    def _check_apk_settings(self):
        """The sites are sent to browsers in ``frame-ancestors``: anything else there could weaken the policy."""
        try:
            frame_sites(self.apk_site_frames or "")
        except BadSource:
            self._refuse_setting("apk_site_frames", "https://apk.kostroma.gov.ru")
        return super()._check_apk_settings()

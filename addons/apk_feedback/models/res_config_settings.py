import re

from odoo import fields, models

SITE = re.compile(r"https://(\*\.)?[\w.-]+(:\d+)?")


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    apk_widget_sites = fields.Char(
        string="Sites that show the block", config_parameter="apk_feedback.widget_sites"
    )
    apk_poster_title = fields.Char(
        string="Title of the poster", config_parameter="apk_feedback.poster_title"
    )
    apk_poster_call = fields.Char(string="What to do", config_parameter="apk_feedback.poster_call")
    apk_poster_note = fields.Char(
        string="Small print of the poster", config_parameter="apk_feedback.poster_note"
    )
    apk_paper_scale = fields.Char(
        string="Scale on paper", config_parameter="apk_feedback.paper_scale"
    )
    apk_paper_note = fields.Char(
        string="Small print on paper", config_parameter="apk_feedback.paper_note"
    )
    apk_paper_na = fields.Char(
        string="Answer «not applicable»", config_parameter="apk_feedback.paper_na"
    )

    def _check_apk_settings(self):
        """The sites are sent to browsers in ``frame-ancestors``: anything else there could weaken the policy."""
        if not all(SITE.fullmatch(site) for site in (self.apk_widget_sites or "").split()):
            self._refuse_setting("apk_widget_sites", "https://apk.kostroma.gov.ru")
        return super()._check_apk_settings()

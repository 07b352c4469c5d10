from odoo import api, models


class ApkFeedbackWidget(models.AbstractModel):
    """The block that the department's own site shows in a frame (п. 63, 80.1)."""

    _name = "apk.feedback.widget"
    _description = "Block for the site"

    @api.model
    def _sites(self):
        """Which sites may show it: a list for ``frame-ancestors``, the department's site from the start."""
        # sudo: a visitor may not read system parameters; the list of sites is sent to every browser as a header
        get = self.env["ir.config_parameter"].sudo().get_param
        return get("apk_feedback.widget_sites") or "'none'"

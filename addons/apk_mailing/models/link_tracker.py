from odoo import models


class LinkTrackerClick(models.Model):
    _inherit = "link.tracker.click"

    def _prepare_click_values_from_route(self, **route_values):
        """The network address of a reader is nobody's business unless the office has decided otherwise."""
        values = super()._prepare_click_values_from_route(**route_values)
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: a setting
        if not get("apk_mailing.click_addresses"):
            values.update({name: False for name in ("ip", "country_id") if name in values})
        return values

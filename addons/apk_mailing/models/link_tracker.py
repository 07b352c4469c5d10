from odoo import models


class LinkTrackerClick(models.Model):
    _inherit = "link.tracker.click"

    def _prepare_click_values_from_route(self, **route_values):
        """Who has followed a link, and from where, is nobody's business unless the office has decided otherwise."""
        values = super()._prepare_click_values_from_route(**route_values)
        trace = self.env["mailing.trace"].browse(values.get("mailing_trace_id") or ())
        if trace and not trace._may_be_tracked("links"):
            values["mailing_trace_id"] = False
        # sudo: whoever follows a link has no account; one switch is asked
        get = self.env["ir.config_parameter"].sudo().get_param
        if not get("apk_mailing.click_addresses"):
            values.update({name: False for name in ("ip", "country_id") if name in values})
        return values

import re

from markupsafe import Markup

from odoo import api, models
from odoo.tools.misc import hmac

from ...rules.campaign_email import OPENED, TRACE

TRACKING_MODES = ("openings", "links")


class MailingTracking(models.Model):
    """Who has opened an e-mail and followed its links: off until the office switches it on, and then only about those
    whose consent says so. The words in the e-mail follow by themselves.
    """

    _inherit = "mailing.mailing"

    @api.model
    def _tracking_modes(self):
        """What is switched on; a subset of ``TRACKING_MODES``."""
        # sudo: neither editor nor reader may read parameters; two switches are asked
        get = self.env["ir.config_parameter"].sudo().get_param
        return {mode for mode in TRACKING_MODES if get(f"apk_mailing.track_{mode}")}

    def _with_tracked_links(self, html):
        """Links that tell which e-mail they were followed from; the personal links of the foot stay as they are."""
        values = {**self._get_link_tracker_values(), "title": self.subject}
        places = ["/unsubscribe_from_list", "/view"]
        short = self.env["mail.render.mixin"]._shorten_links(html, values, blacklist=places)
        ours = re.escape(f"{self.get_base_url()}/r/")
        return Markup(re.sub(rf'(href="{ours}[\w-]+)"', rf'\1/m/{TRACE}"', str(short)))  # noqa: S704  HTML before, an address of ours in it

    def _opening_mark(self):
        """The picture of one point that a mail program loads with the e-mail."""
        source = f"{self.get_base_url()}/apk/opened/{TRACE}/{OPENED}.gif"
        return Markup('<img src="%s" alt="" width="1" height="1"/>') % source

    @api.model
    def _opening_key(self, trace_id):
        """Nobody but the e-mail itself can say that it was opened."""
        return hmac(self.env(su=True), "apk_mailing.opening", trace_id)[:32]

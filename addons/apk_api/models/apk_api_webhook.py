from odoo import api, fields, models

from odoo.addons.apk_base.rules.secret_link import new_token

from ..messages import URL_CANNOT_BE_CALLED
from ..rules.webhooks import is_callable_url


class ApkApiWebhook(models.Model):
    """Where a system wants to hear of its messages, and the secret by which it knows that we have called (п. 62)."""

    _inherit = "apk.api.key"

    webhook_url = fields.Char(
        string="Address to call",
        tracking=True,
        help="It is called when the state of a message of this system changes; empty: the system asks by itself.",
    )
    webhook_is_internal = fields.Boolean(
        string="Stands in the office's own network",
        tracking=True,
        help="Without it calls go to addresses of the internet alone.",
    )
    webhook_secret = fields.Char(copy=False, groups=fields.NO_ACCESS)
    webhook_secret_made_at = fields.Datetime(
        string="Secret of the calls made", readonly=True, copy=False
    )
    waiting_event_count = fields.Integer(string="Calls that wait", compute="_compute_event_counts")
    failed_event_count = fields.Integer(string="Calls given up", compute="_compute_event_counts")

    @api.constrains("webhook_url")
    def _check_webhook_url(self):
        for key in self:
            if key.webhook_url and not is_callable_url(key.webhook_url):
                raise URL_CANNOT_BE_CALLED(self.env, url=key.webhook_url)

    def _compute_event_counts(self):
        groups = self.env["apk.api.event"]._read_group(
            [("key_id", "in", self.ids)], ["key_id", "delivery"], ["__count"]
        )
        counts = {(key, delivery): count for key, delivery, count in groups}
        for key in self:
            key.waiting_event_count = counts.get((key, "waiting"), 0)
            key.failed_event_count = counts.get((key, "given_up"), 0)

    def action_make_webhook_secret(self):
        """A new secret of the calls, shown this once; from now on calls are signed by it."""
        self.ensure_one()
        self.check_access("write")
        secret = new_token()
        # sudo: nobody may read or write the secret; the right to the key was checked
        key = self.sudo()
        key.write({"webhook_secret": secret, "webhook_secret_made_at": fields.Datetime.now()})
        return self._shown_once(secret)

    def action_open_events(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_api.apk_api_event_action")
        return {**action, "domain": [("key_id", "=", self.id)]}

from odoo import api, models


class MailingSubscription(models.Model):
    """Leaving a list of Odoo by whatever screen or page is a withdrawal (п. 28, 29)."""

    _inherit = "mailing.subscription"

    @api.model_create_multi
    def create(self, vals_list):
        subscriptions = super().create(vals_list)
        subscriptions.filtered("opt_out")._withdraw_consents()
        return subscriptions

    def write(self, vals):
        result = super().write(vals)
        if vals.get("opt_out") or vals.get("opt_out_datetime") or vals.get("opt_out_reason_id"):
            self._withdraw_consents()
        return result

    def _withdraw_consents(self):
        for subscription in self:
            email, topic = (
                subscription.contact_id.email_normalized,
                subscription.list_id.apk_topic_id,
            )
            if email and topic:
                self.env["apk.consent"]._withdraw_address(email, topic, "page")

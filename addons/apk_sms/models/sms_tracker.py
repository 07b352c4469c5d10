from odoo import fields, models


class SmsTracker(models.Model):
    _inherit = "sms.tracker"

    apk_delivery_id = fields.Many2one("apk.delivery", ondelete="restrict", index="btree_not_null")

    def _update_sms_notifications(
        self, notification_status, failure_type=False, failure_reason=False
    ):
        result = super()._update_sms_notifications(
            notification_status, failure_type, failure_reason
        )
        reasons = dict(self.env["mail.notification"]._fields["failure_type"].selection)
        reason = failure_reason or reasons.get(failure_type)
        self.apk_delivery_id._follow_sms(notification_status, reason)
        return result

from odoo import models


class ApkNoticeFallback(models.AbstractModel):
    """A notice that has not reached the client goes on by the next channel, where no law prescribes the first (п. 25)."""

    _inherit = "apk.notice.mixin"

    def _on_delivery_failed(self, delivery):
        """The client has not got the notice: its assignee is notified, the next channel is tried."""
        self._notify_assignee(
            self.env._("The notice has not reached the client: %s", delivery.subject)
        )
        if self._may_fall_back(delivery):
            route = self._delivery_route(delivery.role, delivery.channel_id.fallback_channel_id)
            self._queue_deliveries(delivery.document, delivery.mail_message_id, [route])

    def _may_fall_back(self, delivery):
        """Whether a notice has another channel, fit for it and not tried yet."""
        channel = delivery.channel_id.fallback_channel_id
        tried = self.delivery_ids.filtered(lambda d: d.mail_message_id == delivery.mail_message_id)
        is_fit = (
            channel.carries_personal_data or not self._notice_type(delivery.document).is_personal
        )
        return bool(
            delivery.role != "mandatory"
            and is_fit
            and channel not in tried.channel_id
            and channel
            and self._address_for(channel)
        )

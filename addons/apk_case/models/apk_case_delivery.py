from odoo import models

from odoo.addons.apk_client.rules.channels import delivery_plan, protect_personal_data

from .case_state import NOTIFIED_STATES

# Deliveries beside the one by which the promise is kept.
SECONDARY = ("additional", "notice")


class ApkCaseDelivery(models.Model):
    """By which channels a letter about a message leaves, and what its fate means for the message (п. 5, 21, 25)."""

    _inherit = "apk.case"

    def _delivery_plan(self, document):
        """Pairs (role, channel); a channel unfit for personal data carries a notice without them."""
        mandatory = self.env["apk.channel.rule"]._mandatory_channel(
            self.regime_id, self.intake_channel_id, document
        )
        post = self.env.ref("apk_client.channel_post")
        usual = self.intake_channel_id if self.intake_channel_id.can_notify else post
        plan = delivery_plan(mandatory or None, self.chosen_channel_id or None, usual)
        if not self._notice_type(document).is_personal:
            return plan
        return protect_personal_data(
            plan, lambda channel: channel.carries_personal_data, [usual, *self._safe_channels()]
        )

    def _safe_channels(self):
        """Channels for personal data that lead to this client, the handiest first; in person is always possible.

        The portal leads only to who has written or asked to be answered there: the plan has it then anyway.
        """
        channels = self.env["apk.channel"].search([("carries_personal_data", "=", True)])
        hand = self.env.ref("apk_client.channel_hand")
        others = channels - hand - self.env.ref("apk_client.channel_epgu")
        return [channel for channel in others if self._address_for(channel)] + [hand]

    def _notify_status(self, state):
        """п. 5: «уведомлений об изменении статусов» by the channel that the client has chosen or written by."""
        channel = self.chosen_channel_id or self.intake_channel_id
        if state in NOTIFIED_STATES and channel.notifies_status and self._address_for(channel):
            self._send_notice("status_notice")

    def action_open_deliveries(self):
        """The answer waits for the mail server, or for a person who takes it to the post: where it is now."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_client.apk_delivery_action")
        return {**action, "domain": [("case_id", "=", self.id)], "context": {}}

    def _email_of_client(self):
        return self.email_from

    def _on_delivery_sent(self, delivery):
        """п. 20, 25: the promise is kept when the letter left by the channel that counts."""
        if delivery.role in SECONDARY:
            return
        document = self._notice_type(delivery.document)
        self._fulfil(*document.keeps, at=delivery.sent_at)
        if document.state:
            done = {"state": document.state, "answered_at": delivery.sent_at}
            self.sudo().write(done)  # sudo: kept by the system

    def _on_delivery_failed(self, delivery):
        """A letter that came back was not delivered: the promise is open again."""
        document = self._notice_type(delivery.document)
        if delivery.role not in SECONDARY:
            promises = self.deadline_ids.filtered(
                lambda d: (
                    d.kind in document.keeps
                    and d.fulfilled_at
                    and d.fulfilled_at == delivery.sent_at
                )
            )
            promises.sudo().fulfilled_at = False  # sudo: promises are kept by the system
            if document.state and self.state == document.state:
                reopened = {"state": "in_work", "answered_at": False}
                self.sudo().write(reopened)  # sudo: kept by the system
        return super()._on_delivery_failed(delivery)

from odoo import models
from odoo.tools import email_normalize

from ..rules.channels import delivery_plan, protect_personal_data
from .case_states import TOLD_STATES
from .documents import DOCUMENTS

# Deliveries beside the one by which the promise is kept.
SECONDARY = ("additional", "notice")


class ApkCaseDelivery(models.AbstractModel):
    """By which channels a letter about a message leaves, and what its fate means for the message (п. 5, 21, 25)."""

    _name = "apk.case.delivery"
    _description = "Ways of the letters about a message"

    def _deliver(self, document):
        """Write the letter once and hand it to every channel it must leave by (п. 21, 25)."""
        self.ensure_one()
        ways = {}
        for role, channel in self._delivery_plan(document):
            name = "notice" if role == "notice" else document
            way = {"role": role, "channel_id": channel.id, "address": self._address_for(channel)}
            ways.setdefault(name, []).append(way)
        carriers = [way["channel_id"] for way in ways.get(document, [])]
        carriers = self.env["apk.channel"].browse(carriers).mapped("name")
        for name, planned in ways.items():
            letter = self._write_letter(name, carriers if name == "notice" else ())
            self.env["apk.delivery"]._hand_over(self, document, letter, planned)

    def _delivery_plan(self, document):
        """Pairs (role, channel); a channel unfit for personal data carries a notice without them."""
        mandatory = self.env["apk.channel.rule"]._mandatory_channel(
            self.regime_id, self.intake_channel_id, document
        )
        post = self.env.ref("apk_client.channel_post")
        usual = self.intake_channel_id if self.intake_channel_id.can_notify else post
        plan = delivery_plan(mandatory or None, self.chosen_channel_id or None, usual)
        if not DOCUMENTS[document].is_personal:
            return plan
        return protect_personal_data(
            plan, lambda channel: channel.carries_personal_data, [usual, *self._safe_channels()]
        )

    def _safe_channels(self):
        """Channels for personal data that lead to this client, the handiest first; in person is always possible."""
        channels = self.env["apk.channel"].search([("carries_personal_data", "=", True)])
        hand = self.env.ref("apk_client.channel_hand")
        return [channel for channel in channels - hand if self._address_for(channel)] + [hand]

    def _tell_status(self, state):
        """п. 5: «уведомлений об изменении статусов» by the channel that the client has chosen."""
        channel = self.chosen_channel_id
        if state in TOLD_STATES and channel.tells_status and self._address_for(channel):
            self._deliver("status_notice")

    def _address_for(self, channel):
        """Where a channel leads for this client; empty when the client has not left it."""
        self.ensure_one()
        client = self.partner_id
        if channel.code == "email":
            return email_normalize(self.email_from or "") or client.email_normalized or ""
        if channel.code == "phone":
            return client.phone or ""
        return (
            (client.contact_address_inline or "") if channel.code == "post" else client.name or ""
        )

    def _on_delivery_sent(self, delivery):
        """п. 20, 25: the promise is kept when the letter left by the channel that counts."""
        if delivery.role in SECONDARY:
            return
        document = DOCUMENTS[delivery.document]
        self._meet(*document.keeps, at=delivery.sent_at)
        if document.state:
            done = {"state": document.state, "answered_at": delivery.sent_at}
            self.sudo().write(done)  # sudo: kept by the system

    def _on_delivery_failed(self, delivery):
        """A letter that came back was not delivered: the promise is open again."""
        document = DOCUMENTS[delivery.document]
        if delivery.role not in SECONDARY:
            promises = self.deadline_ids.filtered(lambda d: d.kind in document.keeps)
            promises.sudo().met_at = False  # sudo: promises are kept by the system
            if document.state and self.state == document.state:
                reopened = {"state": "in_work", "answered_at": False}
                self.sudo().write(reopened)  # sudo: kept by the system
        self._tell_executor(
            self.env._("The letter has not reached the client: %s", delivery.subject)
        )
        self._fall_back(delivery)

    def _fall_back(self, delivery):
        """The next channel at once, where no law prescribes the failed one; never back to a channel already tried."""
        channel = delivery.channel_id.fallback_channel_id
        tried = self.delivery_ids.filtered(lambda d: d.mail_message_id == delivery.mail_message_id)
        is_fit = channel.carries_personal_data or not DOCUMENTS[delivery.document].is_personal
        address = channel and self._address_for(channel)
        if delivery.role == "mandatory" or not address or not is_fit or channel in tried.channel_id:
            return
        way = {"role": delivery.role, "channel_id": channel.id, "address": address}
        delivery._hand_over(self, delivery.document, delivery.mail_message_id, [way])

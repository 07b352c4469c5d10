from odoo import fields, models


class ApkDeliveryOutcome(models.Model):
    """What became of a delivery: marked by a person, or reported by a server (п. 25)."""

    _inherit = "apk.delivery"

    def _to_mark(self):
        """These deliveries, writable: who may change a record may say what became of its notices.

        :raises AccessError: the user may not write one of the records
        """
        for link in self._source_links():
            if self[link]:
                self[link].check_access("write")
        # sudo: no role may write deliveries, they are proof; the right to write the record was asked
        return self.sudo()

    def action_mark_sent(self):
        """A person has handed the notice over: post office, phone call, in person (п. 25)."""
        for delivery in self._to_mark().filtered("may_hand_over"):
            delivery._assign_register_number()
            delivery._mark_sent()

    def action_mark_delivered(self):
        """The post office has returned the receipt, or the client has confirmed."""
        self._to_mark().filtered(lambda d: d.state == "sent")._mark_delivered()

    def action_confirm_sent(self):
        """A person has found the e-mail in the log of the mail server: it did leave."""
        self._to_mark().filtered(lambda d: d.state == "unclear")._mark_sent()

    def action_send_again(self):
        """A person has decided that the notice did not leave or must leave once more."""
        again = self._to_mark().filtered("may_send_again")
        queued = {"state": "queued", "failure": False, "next_attempt_at": False}
        again.write({**queued, "sent_again": True})
        for delivery in again:
            if not delivery.is_address_by_hand:
                delivery.address = delivery._source_record()._address_for(delivery.channel_id)
            delivery._start()

    def _mark_sent(self):
        for delivery in self:
            delivery.write({"state": "sent", "sent_at": fields.Datetime.now(), "failure": False})
            delivery._source_record()._on_delivery_sent(delivery)
            delivery._log_interaction(
                delivery.partner_id,
                "notice_out",
                " ".join(filter(None, [delivery.register_number, delivery.subject])),
                channel=delivery.channel_id,
                happened_at=delivery.sent_at,
            )

    def _mark_delivered(self):
        """What has arrived has left before: the proof of sending comes first."""
        for delivery in self.filtered(lambda d: d.state in ("queued", "sending", "sent")):
            if delivery.state != "sent":
                delivery._mark_sent()
            delivery.write({"state": "delivered", "delivered_at": fields.Datetime.now()})

    def _mark_unclear(self, reason):
        """Nobody can tell whether it left: a person looks, for the system would send it twice or never."""
        self.write({"state": "unclear", "failure": reason[:250]})
        self._source_record()._notify_assignee(
            self.env._("Find out whether the notice left: %s", self.subject)
        )

    def _fail(self, reason):
        for delivery in self:
            delivery.write({"state": "failed", "failure": reason})
            delivery.flush_recordset(["state"])  # the next channel takes its place in the index
            delivery._source_record()._on_delivery_failed(delivery)

    def _cancel(self, reason):
        """What has not left yet is not needed any more; what is on its way cannot be called back."""
        # sudo: no role may write deliveries, they are proof; only an act on the record calls this
        proofs = self.sudo()
        queued = proofs.filtered(lambda d: d.state == "queued")
        queued.write({"state": "cancelled", "failure": reason})

from uuid import uuid4

from lxml import html

from odoo import models

# What the operator says about a text message, in the words of a delivery.
SENT, DELIVERED, FAILED = ("process", "pending"), ("sent",), ("exception", "bounce", "canceled")


class ApkDelivery(models.Model):
    _inherit = "apk.delivery"

    def _start(self):
        """A text message is queued with a tracker that brings its fate back here (п. 25)."""
        result = super()._start()
        if self.transport == "sms":
            uuid = uuid4().hex
            # sudo: a specialist may not create trackers; this one leads back to the delivery
            trackers = self.env["sms.tracker"].sudo()
            trackers.create({"sms_uuid": uuid, "apk_delivery_id": self.id})
            # sudo: a specialist may not create text messages; the notice is the office's own
            texts = self.env["sms.sms"].sudo()
            texts.create({"uuid": uuid, "number": self.address, "body": self._short_text()})
            cron = self.env.ref("sms.ir_cron_sms_scheduler_action")
            # sudo: a specialist may not touch scheduled jobs; this one is only woken earlier
            cron.sudo()._trigger()
        return result

    def _cancel(self, reason):
        """A text message that the operator has not got yet stays here (п. 55: no reminder of a cancelled visit)."""
        self._texts_not_handed_over().unlink()
        return super()._cancel(reason)

    def _follow_address(self):
        for delivery in self:
            delivery._texts_not_handed_over().number = delivery.address
        return super()._follow_address()

    def _texts_not_handed_over(self):
        queued = self.filtered(lambda d: d.transport == "sms" and d.state == "queued")
        # sudo: a specialist may not read trackers; they are found by the own deliveries
        trackers = self.env["sms.tracker"].sudo()
        uuids = trackers.search([("apk_delivery_id", "in", queued.ids)]).mapped("sms_uuid")
        # sudo: a specialist may not change text messages; only those not handed over yet are found
        texts = self.env["sms.sms"].sudo()
        return texts.search([("uuid", "in", uuids), ("state", "=", "outgoing")])

    def _short_text(self):
        """The subject and the office's own links of the notice: nobody reads a notice in a text message."""
        base = self.get_base_url()
        links = html.fromstring(str(self.mail_message_id.body or "<p/>")).iter("a")
        own = [link for link in links if link.get("href", "").startswith(base)]
        return "\n".join([f"{self.subject}.", *map(_link_text, own)])

    def _follow_sms(self, status, reason):
        """:param status: of a notification in Odoo: ``pending`` left, ``sent`` arrived, ``exception``, ``bounce``"""
        for delivery in self:
            if status in SENT and delivery.state in ("queued", "sending"):
                delivery._mark_sent()
            elif status in DELIVERED:
                delivery._mark_delivered()
            elif status in FAILED and delivery.state != "failed":
                delivery._fail(reason or self.env._("The operator has not delivered it"))


def _link_text(link):
    """«words: address»; an address that is its own words is written once."""
    words, address = " ".join(link.text_content().split()), link.get("href")
    return address if words == address else f"{words}: {address}"

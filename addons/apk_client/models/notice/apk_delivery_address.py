from odoo import api, models
from odoo.tools import email_normalize

from ...messages import DELIVERY_HAS_LEFT, NOT_ONE_ADDRESS


class ApkDeliveryAddress(models.Model):
    """Where a delivery goes: what card and record say now, until it leaves; or what a person has set for it (п. 25)."""

    _inherit = "apk.delivery"

    def _readdress(self):
        """The card or the record has changed: what has not left goes to the new address, never to the former one."""
        for delivery in self.filtered(lambda one: one.state == "queued"):
            address = delivery._source_record()._address_for(delivery.channel_id)
            if delivery.is_address_by_hand or address == (delivery.address or ""):
                continue
            if delivery.transport != "task" and not address:
                delivery._fail(self.env._("The client has left no address for this channel"))
            delivery.address = address
            delivery._follow_address()

    def _write_anew(self):
        """The record has another client now: what has not left is written to that client, by name and address."""
        notices = self.grouped(
            lambda one: (one._source_record(), one.document, one.role == "notice")
        )
        for (source, document, is_short), deliveries in notices.items():
            of_document = source.delivery_ids.filtered(
                lambda one, code=document: one.document == code
            )
            full = of_document.filtered(lambda one: one.role != "notice")
            carriers = full.channel_id if is_short else ()
            message = source._post_notice("notice" if is_short else document, carriers)
            deliveries.write({"mail_message_id": message.id, "subject": message.subject})
            deliveries._readdress()

    def _follow_address(self):
        """The address has changed: an addon with a transport of its own changes what it has queued."""

    def _set_address(self, address):
        """A person sends this one delivery elsewhere.

        :raises DELIVERY_HAS_LEFT: it is on its way, or another process is sending it at this moment
        :raises NOT_ONE_ADDRESS: an e-mail cannot be sent there
        """
        for delivery in self._to_mark():
            if not delivery.may_readdress or not delivery.try_lock_for_update():
                raise DELIVERY_HAS_LEFT(self.env)
            checked = delivery._checked_address(address)
            former = delivery.address
            delivery.write({"address": checked, "is_address_by_hand": True})
            delivery._follow_address()
            note = self.env._(
                "«%(notice)s» (%(channel)s) goes to %(address)s instead of %(former)s",
                notice=delivery.subject,
                channel=delivery.channel_id.name,
                address=checked,
                former=former or "—",
            )
            delivery._source_record().message_post(body=note)

    def _checked_address(self, address):
        typed = " ".join((address or "").split())
        if self.transport != "email":
            return typed
        one = email_normalize(typed)
        if not one:
            raise NOT_ONE_ADDRESS(self.env, address=typed)
        return one

    @api.model
    def _describe_routes(self, routes):
        """«Электронная почта: ivanov@mail.ru; Почта: …», as whoever sends sees it before.

        :param routes: pairs of a channel and an address
        """
        missing = self.env._("no address")
        return "; ".join(f"{channel.name}: {address or missing}" for channel, address in routes)

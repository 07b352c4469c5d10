from odoo import models
from odoo.tools import email_normalize

from ..rules.salutation import greeting_name


class ApkNoticeMixin(models.AbstractModel):
    """A record that letters to a client leave about (п. 16): one letter, every channel it must go by, one proof each.

    The record is a ``mail.thread`` with ``partner_id``, ``unit_id`` and ``delivery_ids``; ``_delivery_link`` is the
    field of ``apk.delivery`` that points back to it.
    """

    _name = "apk.notice.mixin"
    _description = "Letters with their proof"

    _delivery_link = None

    def _notice_types(self):
        """Letters about this record: code -> ``NoticeType``."""
        return {}

    def _notice_type(self, code):
        """:raises KeyError: nothing leaves in words that nobody has written"""
        return self._notice_types()[code]

    def _delivery_plan(self, document):
        """Pairs (role, channel) by which the letter must leave."""
        raise NotImplementedError

    def _notify_assignee(self, summary):
        """A task for who works on the record."""
        raise NotImplementedError

    def _send_notice(self, document):
        """Write the letter once and hand it to every channel it must leave by (п. 21, 25)."""
        self.ensure_one()
        ways = {}
        for role, channel in self._delivery_plan(document):
            name = "notice" if role == "notice" else document
            way = {"role": role, "channel_id": channel.id, "address": self._address_for(channel)}
            ways.setdefault(name, []).append(way)
        carriers = [way["channel_id"] for way in ways.get(document, [])]
        carriers = [
            channel._in_a_sentence() for channel in self.env["apk.channel"].browse(carriers)
        ]
        for name, planned in ways.items():
            letter = self._post_notice(name, carriers if name == "notice" else ())
            self.env["apk.delivery"]._queue_deliveries(self, document, letter, planned)

    def _post_notice(self, document, carriers=()):
        """Render the department's template and post the letter on the record.

        The posted message gives the letter its Message-Id, so that replies find the way back.

        :param carriers: for a notice, names of the channels that carry the letter it stands for
        """
        template = self.env.ref(self._notice_type(document).template)
        template = template.sudo()  # sudo: a clerk may not read templates
        subject = template._render_field("subject", self.ids)[self.id]
        body = template._render_field("body_html", self.ids)[self.id]
        letter = self.env["ir.qweb"]._render(
            "apk_client.letter",
            {
                "unit": self.unit_id,
                "body": body,
                "blocks": self._carrier_blocks(carriers) + self._notice_blocks(document),
                "office": self.env["apk.office"]._details(),
            },
        )
        self._check_notice(document, letter)
        return self.sudo().message_post(  # sudo: the letter is the office's, whoever pressed the button
            subject=subject,
            body=letter,
            message_type="auto_comment",
            subtype_xmlid="mail.mt_note",
            **self._notice_files(document),
        )

    def _notice_blocks(self, document):
        """Paragraphs to print before the signature; addons to the right add theirs.

        :return: list of Markup
        """
        self.ensure_one()
        return []

    def _carrier_blocks(self, carriers):
        template = "apk_client.letter_carriers"
        values = {"channels": carriers}
        return [self.env["ir.qweb"]._render(template, values)] if carriers else []

    def _notice_files(self, document):
        """Files that go with the letter, as ``message_post`` takes them."""
        return {}

    def _check_notice(self, document, letter):
        """Refuse a letter that may not leave as it is; addons to the right add their conditions.

        :param Markup letter: what the client would read
        """

    def _greeting_name(self):
        """Name and patronymic as the card has them, else as the full name shows them; never a guess."""
        client = self.partner_id
        if client.apk_given_name and client.apk_patronymic:
            return f"{client.apk_given_name} {client.apk_patronymic}"
        return greeting_name(client.name or "")

    def _address_for(self, channel):
        """Where a channel leads for this client; empty when the client has not left it."""
        self.ensure_one()
        client = self.partner_id
        if channel.code == "email":
            return email_normalize(self._email_of_client() or "") or client.email_normalized or ""
        if channel.code == "phone":
            return client.phone or ""
        return (
            (client.contact_address_inline or "") if channel.code == "post" else client.name or ""
        )

    def _email_of_client(self):
        """The address that the client has used here; the card's own stands in for an empty one."""
        return False

    def _incoming_references(self):
        """Message-Id of the client's letter that ours answer, if there is one."""
        return ""

    def _on_delivery_sent(self, delivery):
        """What the record makes of a letter that has left."""

    def _on_delivery_failed(self, delivery):
        """The client has not got the letter: somebody is told, the next channel is tried."""
        self._notify_assignee(
            self.env._("The letter has not reached the client: %s", delivery.subject)
        )
        self._fall_back(delivery)

    def _may_fall_back(self, delivery):
        """Whether a letter has another channel, fit for it; never back to a channel already tried."""
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

    def _fall_back(self, delivery):
        """The next channel at once, where no law prescribes the failed one."""
        if not self._may_fall_back(delivery):
            return
        channel = delivery.channel_id.fallback_channel_id
        way = {
            "role": delivery.role,
            "channel_id": channel.id,
            "address": self._address_for(channel),
        }
        delivery._queue_deliveries(self, delivery.document, delivery.mail_message_id, [way])

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """п. 16, 25: only colleagues are notified from the chatter; a client is written to by a delivery alone."""
        recipients = super()._notify_get_recipients(message, msg_vals, **kwargs)
        return [one for one in recipients if not one["share"]]

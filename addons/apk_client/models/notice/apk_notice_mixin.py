from odoo import models
from odoo.tools import email_normalize

from ...rules.salutation import greeting_name


class ApkNoticeMixin(models.AbstractModel):
    """A record that a client is notified about: one notice, every channel it must go by, one proof each (п. 16, 25).

    ``_send_notice`` asks ``_delivery_plan`` by which channels the notice leaves, ``_post_notice`` writes it once as a
    message of the record, ``_queue_deliveries`` makes a row of ``apk.delivery`` for every channel.

    The record has ``partner_id``, ``unit_id`` and ``delivery_ids``; ``_delivery_link`` is the field of
    ``apk.delivery`` that points back to it.
    """

    _name = "apk.notice.mixin"
    _description = "Notices with their proof"
    _inherit = (
        "mail.thread"  # changed below; an heir that lists them the other way round does not load
    )

    _delivery_link = None

    def _notice_types(self):
        """Notices about this record: code -> ``NoticeType``."""
        return {}

    def _notice_type(self, code):
        """:raises KeyError: no notice of this record has such a code"""
        return self._notice_types()[code]

    def _delivery_plan(self, document):
        """Pairs (role, channel) by which the notice must leave."""
        raise NotImplementedError

    def _notify_assignee(self, summary):
        """A task for who works on the record."""
        raise NotImplementedError

    def _send_notice(self, document):
        """Write the notice once and queue it for every channel it must leave by (п. 21, 25).

        :param str document: a code of ``_notice_types``
        """
        self.ensure_one()
        routes = {}
        for role, channel in self._delivery_plan(document):
            code = "notice" if role == "notice" else document
            routes.setdefault(code, []).append(self._delivery_route(role, channel))
        channels = self.env["apk.channel"]
        carriers = channels.browse([route["channel_id"] for route in routes.get(document, [])])
        for code, planned in routes.items():
            message = self._post_notice(code, carriers if code == "notice" else channels)
            self._queue_deliveries(document, message, planned)

    def _delivery_route(self, role, channel):
        """How one delivery of a notice leaves: values of ``apk.delivery``."""
        return {"role": role, "channel_id": channel.id, "address": self._address_for(channel)}

    def _post_notice(self, document, carriers=()):
        """Render the department's template and post the notice on the record.

        The posted message gives the e-mail its Message-Id, by which a reply of the client is recognised.

        :param carriers: for the role «notice»: channels that carry the answer which it announces
        """
        blocks = self._carrier_blocks(carriers) + self._notice_blocks(document)
        subject, notice = self._render_notice(document, blocks)
        self._check_notice(document, notice)
        # sudo: a visitor who books may not post on the record; the text is the department's template
        office = self.sudo()
        return office.message_post(
            subject=subject,
            body=notice,
            message_type="auto_comment",
            subtype_xmlid="mail.mt_note",
            **self._notice_files(document),
        )

    def _preview_notice(self, document):
        """What ``_send_notice`` would send now; nothing is written, links that are made for one notice lead nowhere.

        :return: (subject, HTML)
        """
        self.ensure_one()
        self.check_access("read")  # the template is read as the system
        return self._render_notice(document, self._notice_blocks(document, is_preview=True))

    def _render_notice(self, document, blocks):
        """The department's template in the layout of all notices: (subject, HTML)."""
        # sudo: a clerk may not read templates; what this one says is sent to the client
        template = self.env.ref(self._notice_type(document).template).sudo()
        subject = template._render_field("subject", self.ids)[self.id]
        values = {
            "unit": self.unit_id,
            "body": template._render_field("body_html", self.ids)[self.id],
            "blocks": blocks,
            "office": self.env["apk.office"]._details(),
        }
        return subject, self.env["ir.qweb"]._render("apk_client.notice_layout", values)

    def _queue_deliveries(self, document, message, routes):
        """One delivery for every route; an e-mail is on its way as soon as this is committed.

        :param message: the posted notice
        :param routes: values of ``_delivery_route``
        """
        notice = {
            self._delivery_link: self.id,
            "document": document,
            "subject": message.subject,
            "mail_message_id": message.id,
        }
        # sudo: no role may create deliveries, they are proof; the notice has just been posted
        proofs = self.env["apk.delivery"].sudo()
        deliveries = proofs.create([{**notice, **route} for route in routes])
        for delivery in deliveries:
            if delivery.address:
                delivery._start()
            else:
                delivery._fail(self.env._("The client has left no address for this channel"))
        return deliveries

    def _carrier_blocks(self, carriers):
        """«Способ отправки: почта»: where to look for the answer that this notice announces."""
        if not carriers:
            return []
        values = {"channels": [channel._name_in_sentence() for channel in carriers]}
        return [self.env["ir.qweb"]._render("apk_client.notice_carriers", values)]

    def _notice_blocks(self, document, *, is_preview=False):
        """Paragraphs to print before the signature; an addon above adds its own.

        :param is_preview: nothing leaves: no link is made
        :return: list of Markup
        """
        self.ensure_one()
        return []

    def _notice_files(self, document):
        """Files that go with the notice, as ``message_post`` takes them."""
        return {}

    def _check_notice(self, document, notice):
        """Refuse a notice that may not leave as it is; an addon above adds its conditions.

        :param Markup notice: what the client would read
        """

    def _greeting_name(self):
        """What stands after «Здравствуйте,» for this client; empty when the name is not certain."""
        return greeting_name(self.partner_id._person_name())

    def _letter_numbers(self):
        """(number, day) that the letter answers: as its author gave them, and as they are written here."""
        return ("", None), ("", None)

    def _letter_heading(self, document):
        """«О рассмотрении обращения»; empty: the letter has no heading.

        :param str document: a code of ``_notice_types``
        """
        return ""

    def _letter_executor(self):
        """(full name, telephone) of who has written the letter."""
        return "", ""

    def _letter_signatory(self):
        """Who signs letters about this record."""
        return self.env["apk.signatory"]._usual(self.unit_id._in_charge())

    def _address_for(self, channel):
        """Where a channel leads for this client; empty when the client has not left such an address."""
        self.ensure_one()
        client = self.partner_id
        if channel.code == "email":
            return email_normalize(self._email_of_client() or "") or client.email_normalized or ""
        if channel.code == "phone":
            return client.phone or ""
        if channel.code == "post":
            return client.apk_postal_address
        return client.name or ""

    def _email_of_client(self):
        """The e-mail address that the client has used for this record; when empty, the one of the contact is used."""
        return False

    def _incoming_references(self):
        """Message-Id of the client's e-mail that our notices answer, if there is one."""
        return ""

    def _on_delivery_sent(self, delivery):
        """What changes in the record when a delivery has left; nothing by default."""

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """п. 16, 25: the chatter notifies colleagues only; a client is written to by a delivery alone."""
        recipients = super()._notify_get_recipients(message, msg_vals, **kwargs)
        return [one for one in recipients if not one["share"]]

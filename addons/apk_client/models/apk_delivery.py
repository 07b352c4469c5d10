from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day

from ..messages import CASE_IS_KEPT


class ApkDelivery(models.Model):
    """One letter leaving through one channel, with its proof (п. 21, 25)."""

    _name = "apk.delivery"
    _description = "Delivery to the client"
    _inherit = "apk.interaction.mixin"
    _order = "id desc"
    _rec_name = "subject"

    document = fields.Selection(
        [],
        required=True,
        readonly=True,
    )
    channel_id = fields.Many2one("apk.channel", required=True, readonly=True, ondelete="restrict")
    transport = fields.Selection(related="channel_id.transport", store=True)
    role = fields.Selection(
        [
            ("mandatory", "Mandatory by law"),
            ("chosen", "Chosen by the client"),
            ("additional", "Copy by the channel chosen by the client"),
            ("notice", "Notice without personal data"),
        ],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [
            ("queued", "To send"),
            ("sending", "Being sent"),
            ("sent", "Sent"),
            ("delivered", "Delivered"),
            ("failed", "Not delivered"),
            ("unclear", "Unknown whether it left"),
            ("dropped", "Not needed any more"),
        ],
        default="queued",
        required=True,
        readonly=True,
    )
    subject = fields.Char(readonly=True)
    body = fields.Html(related="mail_message_id.body", string="Letter")
    mail_message_id = fields.Many2one("mail.message", readonly=True, ondelete="restrict")
    address = fields.Char(readonly=True)
    sent_at = fields.Datetime(string="Sent at", readonly=True)
    delivered_at = fields.Datetime(string="Delivered at", readonly=True)
    sent_text = fields.Char(compute="_compute_sent_text")
    sent_again = fields.Boolean(readonly=True, help="A person has decided to send it once more.")
    failure = fields.Char(string="What went wrong", readonly=True)

    _register_number_uniq = models.Constraint(
        "UNIQUE(register_number)", "This outgoing number is already taken."
    )
    _waiting_idx = models.Index("(transport, id) WHERE state IN ('queued', 'sending')")

    @api.depends("sent_at")
    def _compute_sent_text(self):
        for delivery in self:
            delivery.sent_text = delivery.sent_at and format_day(to_local(delivery.sent_at).date())

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

    @api.model
    def _queue_deliveries(self, owner, document, letter, ways):
        """Create the deliveries of one letter; e-mail is on its way as soon as this is committed.

        :param owner: what the letter is about
        :param ways: list of values: ``role``, ``channel_id``, ``address``
        """
        deliveries = self.sudo().create(  # sudo: deliveries are proof, people do not type them in
            [
                {
                    owner._delivery_link: owner.id,
                    "document": document,
                    "subject": letter.subject,
                    "mail_message_id": letter.id,
                    **way,
                }
                for way in ways
            ]
        )
        for delivery in deliveries:
            if not delivery.address:
                delivery._fail(self.env._("The client has left no address for this channel"))
            else:
                delivery._start()
        return deliveries

    def _start(self):
        """The first step by the transport of the channel; an addon that adds a transport adds its step."""
        self.ensure_one()
        if self.transport == "task":
            self._source_record()._notify_assignee(self.channel_id.name + ": " + self.subject)
        elif self.transport == "email":
            self._wake_the_sender()

    def action_mark_sent(self):
        """A person has handed the letter over: post office, phone call, in person (п. 25)."""
        self._check_may_mark()
        for delivery in self.sudo():  # sudo: only this door changes a delivery by hand
            if delivery._is_to_hand_over():
                delivery._number()
                delivery._mark_sent()

    def action_mark_delivered(self):
        """The post office has returned the receipt, or the client has confirmed."""
        self._check_may_mark()
        gone = self.sudo().filtered(lambda d: d.state == "sent")  # sudo: see action_mark_sent
        gone._mark_delivered()

    def _mark_delivered(self):
        """What has arrived has left before: the proof of sending comes first."""
        for delivery in self.filtered(lambda d: d.state in ("queued", "sending", "sent")):
            if delivery.state != "sent":
                delivery._mark_sent()
            delivery.write({"state": "delivered", "delivered_at": fields.Datetime.now()})

    def action_confirm_sent(self):
        """A person has found the letter in the log of the mail server: it did leave."""
        self._check_may_mark()
        for delivery in self.sudo():  # sudo: see action_mark_sent
            if delivery.state == "unclear":
                delivery._mark_sent()

    def action_send_again(self):
        """A person has decided that the letter did not leave or must leave once more."""
        self._check_may_mark()
        again = self.sudo().filtered(  # sudo: see action_mark_sent
            lambda d: d.state in ("unclear", "failed") and d.transport != "task"
        )
        queued = {"state": "queued", "failure": False, "next_attempt_at": False}
        again.write({**queued, "sent_again": True})
        for delivery in again:
            delivery.address = delivery._source_record()._address_for(delivery.channel_id)
            delivery._start()

    @api.model
    def _wake_the_sender(self):
        cron = self.env.ref("apk_client.ir_cron_send_deliveries")
        cron.sudo()._trigger()  # sudo: a clerk may not touch the scheduler

    def _mark_sent(self):
        for delivery in self:
            delivery.write({"state": "sent", "sent_at": fields.Datetime.now(), "failure": False})
            delivery._source_record()._on_delivery_sent(delivery)
            delivery._log_interaction(
                delivery.partner_id,
                "letter_out",
                " ".join(filter(None, [delivery.register_number, delivery.subject])),
                channel=delivery.channel_id,
                happened_at=delivery.sent_at,
            )

    def _fail(self, reason):
        for delivery in self:
            delivery.write({"state": "failed", "failure": reason})
            delivery.flush_recordset(["state"])  # the next channel takes its place in the index
            delivery._source_record()._on_delivery_failed(delivery)

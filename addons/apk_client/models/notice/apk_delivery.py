from odoo import api, fields, models

from odoo.addons.apk_base.imports import is_import
from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day

from ...messages import CASE_IS_KEPT, IMPORT_WRITES_TO_NOBODY
from ..res_partner_card import CARD


class ApkDelivery(models.Model):
    """One notice leaving through one channel, with its proof (п. 21, 25).

    No role may write deliveries: ``apk.notice.mixin`` creates them, buttons and the queue say what became of them.
    An addon above adds the codes of its notices to ``document`` and the field that leads to its record.
    """

    _name = "apk.delivery"
    _description = "Delivery to the client"
    _inherit = [
        "apk.letter.mixin",
        "apk.numbered.mixin",
        "apk.interaction.mixin",
        "apk.desk.mixin",
    ]
    _order = "id desc"
    _rec_name = "subject"
    _number_field = "register_number"
    _shown_on_desk = frozenset({"state"})

    document = fields.Selection([], required=True, written_by="system")
    about = fields.Char(string="What it is about", compute="_compute_about")
    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        compute="_compute_source",
        store=True,
        index=True,
        ondelete="restrict",
        erase=False,
        context=CARD,
    )
    unit_id = fields.Many2one("apk.unit", compute="_compute_source", store=True, index=True)
    channel_id = fields.Many2one(
        "apk.channel", required=True, ondelete="restrict", written_by="system"
    )
    transport = fields.Selection(related="channel_id.transport", store=True)
    role = fields.Selection(
        [
            ("mandatory", "Mandatory by law"),
            ("chosen", "The client's channel"),
            ("additional", "Copy by the channel chosen by the client"),
            ("notice", "Notice without personal data"),
        ],
        required=True,
        written_by="system",
    )
    state = fields.Selection(
        [
            ("queued", "To send"),
            ("sending", "Being sent"),
            ("sent", "Sent"),
            ("delivered", "Delivered"),
            ("failed", "Not delivered"),
            ("unclear", "Unknown whether it left"),
            ("cancelled", "Not needed any more"),
        ],
        default="queued",
        required=True,
        written_by="system",
    )
    subject = fields.Char(written_by="system", erase="—")
    body = fields.Html(related="mail_message_id.body", string="Notice")
    mail_message_id = fields.Many2one(
        "mail.message", ondelete="restrict", written_by="system", erase=False
    )
    address = fields.Char(string="Where it goes", written_by="system", erase=False)
    is_address_by_hand = fields.Boolean(
        written_by="system", help="A person has set another address for this one delivery."
    )
    register_number = fields.Char(
        string="Outgoing No.", copy=False, written_by="system", erase=KEEP
    )
    registered_on = fields.Date(
        string="Date of the letter", copy=False, written_by="system", erase=KEEP
    )
    attempts = fields.Integer(written_by="system")
    next_attempt_at = fields.Datetime(string="Next attempt", written_by="system")
    sent_at = fields.Datetime(string="Sent at", written_by="system")
    delivered_at = fields.Datetime(string="Delivered at", written_by="system")
    read_at = fields.Datetime(
        string="Opened at",
        help="The client's mail program has reported that the e-mail was opened.",
        written_by="system",
    )
    report_ids = fields.One2many("apk.delivery.report", "delivery_id", string="Reports")
    report_log = fields.Text(string="What servers report", compute="_compute_report_log")
    sent_text = fields.Char(compute="_compute_sent_text")
    sent_again = fields.Boolean(
        written_by="system", help="A person has decided to send it once more."
    )
    failure = fields.Char(string="What went wrong", written_by="system", erase=False)
    may_hand_over = fields.Boolean(compute="_compute_next_steps")
    may_send_again = fields.Boolean(compute="_compute_next_steps")
    may_readdress = fields.Boolean(compute="_compute_next_steps")

    _register_number_uniq = models.Constraint(
        "UNIQUE(register_number)", "This outgoing number is already taken."
    )
    # what the desk shows: to be handed over by a person, or uncertain
    _by_hand_idx = models.Index(
        "(id) WHERE (transport = 'task' AND state IN ('queued', 'failed')) OR state = 'unclear'"
    )
    _register_number_idx = models.Index(
        "(register_number text_pattern_ops) WHERE register_number IS NOT NULL"
    )
    _waiting_idx = models.Index("(transport, id) WHERE state IN ('queued', 'sending')")

    @api.model_create_multi
    def create(self, vals_list):
        """:raises IMPORT_WRITES_TO_NOBODY: rows of a file would write to a client"""
        if vals_list and is_import(self.env):
            raise IMPORT_WRITES_TO_NOBODY(self.env)
        return super().create(vals_list)

    def _source_links(self):
        """Fields that lead to the record of a delivery; an addon above adds its own."""
        return []

    def _source_record(self):
        """The record that the client is notified about, an ``apk.notice.mixin``."""
        self.ensure_one()
        for link in self._source_links():
            if self[link]:
                return self[link]
        raise ValueError(f"Delivery {self.id} is about no record")

    @api.depends(
        lambda self: [
            f"{link}.{name}" for link in self._source_links() for name in ("partner_id", "unit_id")
        ]
    )
    def _compute_source(self):
        """What has left has left to that client, whoever becomes the client of the record later."""
        for delivery in self:
            source = delivery._source_record()
            reached = delivery.sent_at and delivery.partner_id
            delivery.partner_id = reached or source.partner_id
            delivery.unit_id = source.unit_id

    @api.depends(lambda self: [f"{link}.display_name" for link in self._source_links()])
    def _compute_about(self):
        for delivery in self:
            delivery.about = delivery._source_record().display_name

    @api.depends("sent_at")
    def _compute_sent_text(self):
        for delivery in self:
            delivery.sent_text = delivery.sent_at and format_day(to_local(delivery.sent_at).date())

    @api.depends("report_ids")
    def _compute_report_log(self):
        """One line a report, oldest first."""
        for delivery in self:
            # sudo: no role reads the rows, they say nothing of whose they are; who reads a delivery reads its log
            delivery.report_log = "\n".join(delivery.sudo().report_ids.mapped("display_name"))

    @api.depends("state", "transport")
    def _compute_next_steps(self):
        """A person hands over what waits or has come back; what the system sends is sent again when it failed."""
        for delivery in self:
            is_by_hand, state = delivery.transport == "task", delivery.state
            delivery.may_hand_over = is_by_hand and state in ("queued", "failed")
            delivery.may_send_again = not is_by_hand and state in ("unclear", "failed")
            delivery.may_readdress = state in ("queued", "failed")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

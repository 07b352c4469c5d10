from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ..messages import CALL_IS_KEPT

TOPICS = [
    ("schedule", "Hours and work of the department"),
    ("service", "Public services"),
    ("support", "Support measures"),
    ("message", "Messages and their status"),
    ("control", "Control and appeals against decisions"),
]
OUTCOMES = [
    ("answered", "Answered"),
    ("number_told", "Told a colleague's number"),
    ("transferred", "Transferred to a colleague"),
    ("callback", "Callback promised"),
    ("foreign", "Not our matter: told where to turn"),
    ("broken", "The connection was lost"),
]


class ApkCall(models.Model):
    """One contact by telephone (п. 30, 69): who called, when, what about, how it ended."""

    _name = "apk.call"
    _description = "Call of the line"
    _inherit = [
        "apk.feedback.mixin",
        "apk.retention.mixin",
        "apk.interaction.mixin",
    ]
    _order = "started_at desc, id desc"
    _rec_names_search = ["phone", "partner_id"]

    user_id = fields.Many2one(
        "res.users", string="Operator", index=True, ondelete="restrict", written_by="system"
    )
    partner_id = fields.Many2one(
        "res.partner", string="Client", index=True, ondelete="restrict", erase=False
    )
    case_id = fields.Many2one(
        "apk.case", string="About the message", index="btree_not_null", ondelete="restrict"
    )
    topic = fields.Selection(TOPICS, help="Groups of questions of clause 30.")
    need_id = fields.Many2one("apk.need", string="Need", ondelete="restrict")
    function_id = fields.Many2one("apk.function", string="Function", ondelete="restrict")
    area_id = fields.Many2one(related="function_id.area_id", store=True)
    question = fields.Text(string="What the client asks", erase=False)
    answer = fields.Text(string="What was told", erase=False)
    article_ids = fields.Many2many(
        "apk.article", "apk_call_article_rel", "call_id", "article_id", string="Read from the base"
    )
    outcome = fields.Selection(OUTCOMES, string="How it ended", written_by="system")
    body_id = fields.Many2one(
        "apk.article",
        string="Body that can help",
        domain=[("kind", "=", "reference")],
        ondelete="restrict",
    )
    advice = fields.Text(
        string="What the client can do", help="Clause 42: possible actions.", erase=False
    )
    transfer_ids = fields.One2many(
        "apk.call.transfer", "call_id", string="Transfers", written_by="system"
    )
    transfer_count = fields.Integer(
        string="Transfers made", compute="_compute_transfer_count", store=True
    )
    has_violation = fields.Boolean(
        string="More than two transfers", compute="_compute_transfer_count", store=True
    )
    callback_id = fields.Many2one(
        "apk.callback",
        string="Callback",
        index="btree_not_null",
        ondelete="restrict",
        written_by="system",
    )
    callback_state = fields.Selection(related="callback_id.state", string="Called back")
    callback_done_at = fields.Datetime(related="callback_id.done_at", string="Called back at")
    callback_user_id = fields.Many2one(related="callback_id.attempt_ids.user_id", string="By whom")

    _linkedid_uniq = models.UniqueIndex(
        "(linkedid) WHERE linkedid IS NOT NULL", "This call is already in the register."
    )
    _partner_idx = models.Index("(phone, started_at DESC)")

    @api.depends("transfer_ids", "transfer_ids.is_violation")
    def _compute_transfer_count(self):
        for call in self:
            call.transfer_count = len(call.transfer_ids)
            call.has_violation = any(call.transfer_ids.mapped("is_violation"))

    @api.depends("phone", "partner_id.name", "started_at")
    def _compute_display_name(self):
        for call in self:
            who = call.partner_id.name or call.phone or self.env._("hidden number")
            moment = format_moment(to_local(call.started_at)) if call.started_at else ""
            call.display_name = f"{who}, {moment}"

    def action_open_card(self):
        self.ensure_one()
        return {"type": "ir.actions.client", "tag": "apk_line_card", "params": {"call_id": self.id}}

    def write(self, vals):
        """A client who is found, or corrected, after the talk gets the line of the history, too."""
        told = []
        if "partner_id" in vals:
            told = [(call, call.partner_id) for call in self if call.finished_at]
        result = super().write(vals)
        for call, former in told:
            if call.partner_id != former:
                call._log_talk()
                call._log_mistaken(former)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CALL_IS_KEPT(self.env)

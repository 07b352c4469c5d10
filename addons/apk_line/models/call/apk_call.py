from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment
from odoo.addons.apk_client.models.res_partner_card import CARD

from ...messages import CALL_IS_RETAINED
from ...rules.caller_number import format_phone
from ...rules.line_hours import is_short_call

TOPICS = [
    ("schedule", "Hours and work of the department"),
    ("service", "Public services"),
    ("support", "Support measures"),
    ("message", "Messages and their status"),
    ("control", "Control and appeals against decisions"),
]
OUTCOMES = [
    ("answered", "Answered"),
    ("number_given", "Gave a colleague's number"),
    ("transferred", "Transferred to a colleague"),
    ("callback", "Callback promised"),
    ("out_of_scope", "Not our matter: advised where to turn"),
    ("broken", "The connection was lost"),
    ("no_answer", "Nobody picked up"),
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

    # the telephone: when it rang, was picked up and put down (п. 41)
    direction = fields.Selection(
        [("in", "Incoming"), ("out", "Outgoing")], required=True, default="in", written_by="system"
    )
    linkedid = fields.Char(
        string="Key at the exchange", copy=False, written_by="system", erase=False
    )
    phone = fields.Char(string="Telephone", index=True, erase=False)
    user_id = fields.Many2one(
        "res.users", string="Operator", index=True, ondelete="restrict", written_by="system"
    )
    started_at = fields.Datetime(string="Called at", required=True, index=True, written_by="system")
    answered_at = fields.Datetime(string="Picked up", written_by="system")
    ended_at = fields.Datetime(string="Put down", written_by="system")
    finished_at = fields.Datetime(string="Card filled in", written_by="system")
    state = fields.Selection(
        [
            ("ringing", "Ringing"),
            ("talking", "Talk"),
            ("to_fill", "Card to be filled in"),
            ("done", "Done"),
            ("missed", "Unanswered"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )
    is_open = fields.Boolean(compute="_compute_is_open")
    waited_seconds = fields.Integer(
        string="Waited, s", compute="_compute_lengths", store=True, aggregator="avg"
    )
    talk_seconds = fields.Integer(
        string="Talked, s", compute="_compute_lengths", store=True, aggregator="avg"
    )
    is_short = fields.Boolean(
        string="Short", compute="_compute_lengths", store=True, help="Put down within 5 seconds."
    )
    is_in_hours = fields.Boolean(
        string="In the line's hours", compute="_compute_is_in_hours", store=True
    )
    is_missed_in_hours = fields.Boolean(
        string="Unanswered in hours", compute="_compute_is_missed_in_hours", store=True, index=True
    )
    missed_percent = fields.Float(
        string="Unanswered, %",
        compute="_compute_is_missed_in_hours",
        store=True,
        aggregator="avg",
        digits=(5, 1),
        help="The share of unanswered calls among those of the line's hours.",
    )

    # the talk: who, what about, what was answered (п. 30, 37, 69)
    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        index=True,
        ondelete="restrict",
        erase=False,
        context=CARD,
    )
    case_id = fields.Many2one(
        "apk.case", string="About the message", index="btree_not_null", ondelete="restrict"
    )
    topic = fields.Selection(TOPICS, help="Groups of questions of clause 30.")
    need_id = fields.Many2one("apk.need", ondelete="restrict")
    function_id = fields.Many2one("apk.function", ondelete="restrict")
    area_id = fields.Many2one(related="function_id.area_id", store=True)
    question = fields.Text(string="What the client asks", erase=False)
    answer = fields.Text(string="What was answered", erase=False)
    article_ids = fields.Many2many(
        "apk.article",
        "apk_call_article_rel",
        "call_id",
        "article_id",
        string="Read from the base",
        written_by="system",
    )

    # how it ended: answer, colleague, callback, another body (п. 38, 39, 42, 43)
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
    # a slip that was taken back is a row no more: it counts nowhere and opens the call to nobody
    transfer_ids = fields.One2many(
        "apk.call.transfer",
        "call_id",
        string="Transfers",
        domain=[("taken_back_at", "=", False)],
        written_by="system",
    )
    transfer_count = fields.Integer(
        string="Transfers made", compute="_compute_transfer_count", store=True, aggregator="avg"
    )
    has_violation = fields.Boolean(
        string="More than two transfers", compute="_compute_transfer_count", store=True
    )
    callback_id = fields.Many2one(
        "apk.callback",
        index="btree_not_null",
        ondelete="restrict",
        written_by="system",
    )
    callback_state = fields.Selection(related="callback_id.state", string="Called back")
    callback_done_at = fields.Datetime(related="callback_id.done_at", string="Called back at")
    callback_user_id = fields.Many2one(
        related="callback_id.attempt_ids.user_id", string="Who called back"
    )
    questions = fields.Selection(
        [("answered", "Offered and answered"), ("declined", "Offered, the client has declined")],
        string="Two questions",
        help="Clause 43. What was answered is not kept with the call.",
        written_by="system",
    )

    _linkedid_uniq = models.UniqueIndex(
        "(linkedid) WHERE linkedid IS NOT NULL", "This call is already in the register."
    )
    _phone_idx = models.Index("(phone, started_at DESC)")

    @api.depends("answered_at", "ended_at", "finished_at", "direction")
    def _compute_state(self):
        for call in self:
            if call.finished_at:
                call.state = "done"
            elif call.ended_at:
                is_missed = call.direction == "in" and not call.answered_at
                call.state = "missed" if is_missed else "to_fill"
            else:
                call.state = "talking" if call.answered_at else "ringing"

    @api.depends("state")
    def _compute_is_open(self):
        """The talk goes on, or its card is to be filled in."""
        for call in self:
            call.is_open = call.state not in ("done", "missed")

    @api.depends("started_at", "answered_at", "ended_at")
    def _compute_lengths(self):
        for call in self:
            until = call.answered_at or call.ended_at or call.started_at
            waited = until - call.started_at if until else timedelta()
            call.waited_seconds = waited.total_seconds()
            call.talk_seconds = 0
            if call.answered_at and call.ended_at:
                call.talk_seconds = (call.ended_at - call.answered_at).total_seconds()
            call.is_short = bool(call.ended_at and not call.answered_at and is_short_call(waited))

    @api.depends("started_at")
    def _compute_is_in_hours(self):
        for call in self:
            call.is_in_hours = bool(call.started_at) and self.env["apk.line"]._is_open_at(
                call.started_at
            )

    @api.depends("state", "is_in_hours")
    def _compute_is_missed_in_hours(self):
        """п. 41: «звонков, поступивших … в часы работы и оставшихся без ответа»; short calls count, too."""
        for call in self:
            call.is_missed_in_hours = call.state == "missed" and call.is_in_hours
            call.missed_percent = 100 if call.is_missed_in_hours else 0

    @api.depends("transfer_ids.taken_back_at", "transfer_ids.is_violation")
    def _compute_transfer_count(self):
        for call in self:
            counted = call.transfer_ids.filtered(lambda one: not one.taken_back_at)
            call.transfer_count = len(counted)
            call.has_violation = any(counted.mapped("is_violation"))

    @api.depends("phone", "partner_id.name", "started_at")
    def _compute_display_name(self):
        for call in self:
            who = call.partner_id.name or format_phone(call.phone) or self.env._("hidden number")
            moment = format_moment(to_local(call.started_at)) if call.started_at else ""
            call.display_name = f"{who}, {moment}"

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """A call without a talk has no length: it is left out of the average talk of a report."""
        if aggregate_spec == "talk_seconds:avg":
            talk_seconds = self._field_to_sql(self._table, "talk_seconds", query)
            return SQL("AVG(NULLIF(%s, 0))", talk_seconds)
        return super()._read_group_select(aggregate_spec, query)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_retained(self):
        raise CALL_IS_RETAINED(self.env)

    def _log_call(self, summary, *, kind=None, partner=None):
        """Add a line to the history of the client (п. 6), at the moment of the call.

        :param kind: of ``apk.interaction``; by default an incoming or an outgoing call
        :param partner: by default the client of the call; an empty one has no history
        """
        self._log_interaction(
            self.partner_id if partner is None else partner,
            kind or ("call_out" if self.direction == "out" else "call_in"),
            summary,
            channel=self.env.ref("apk_client.channel_phone"),
            happened_at=self.started_at,
        )

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.models.office_time import to_naive_utc

from ..rules.line_hours import is_short_call


class ApkCallFacts(models.Model):
    """When the phone rang, was picked up and put down; whether it was answered in the line's hours (п. 41)."""

    _inherit = "apk.call"

    direction = fields.Selection(
        [("in", "Incoming"), ("out", "Outgoing")], required=True, default="in", written_by="system"
    )
    linkedid = fields.Char(
        string="Key at the exchange", copy=False, written_by="system", erase=False
    )
    phone = fields.Char(string="Telephone", index=True, erase=False)
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
        written_by="system",
    )
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
        """п. 41: «звонков, поступивших … в часы работы и оставшихся без ответа»; the short ones, too."""
        for call in self:
            call.is_missed_in_hours = call.state == "missed" and call.is_in_hours
            call.missed_percent = 100 if call.is_missed_in_hours else 0

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """An unanswered call has no length: it does not shorten the average talk of a report."""
        if aggregate_spec == "talk_seconds:avg":
            talked = self._field_to_sql(self._table, "talk_seconds", query)
            return SQL("AVG(NULLIF(%s, 0))", talked)
        return super()._read_group_select(aggregate_spec, query)

    @api.model
    def _of_exchange(self, facts):
        """The call with this linkedid, made when the exchange speaks of it for the first time."""
        calls = self.sudo()  # sudo: the exchange has no account
        call = calls.search([("linkedid", "=", facts.linkedid)])
        if not call:
            # two events of one new call at once: the loser of this row is tried again by Odoo, and finds the call
            self.env["apk.telephony.event"]._reserve(facts.linkedid)
            moment = to_naive_utc(facts.started_at)
            call = calls.create({"linkedid": facts.linkedid, "started_at": moment})
        return call._follow(facts)

    def _follow(self, facts):
        """Take over what the exchange knows by now; what the operator has recorded stays."""
        vals = {
            name: to_naive_utc(moment) if moment else False
            for name, moment in (
                ("started_at", facts.started_at),
                ("answered_at", facts.answered_at),
                ("ended_at", facts.ended_at),
            )
        }
        vals["answered_at"] = vals["answered_at"] or self.answered_at
        if not self.phone and facts.number:
            vals["phone"] = self._one_spelling(facts.number)
        if not self.user_id and facts.agent:
            vals["user_id"] = self.env["res.users"]._of_extension(facts.agent)
        self.write({name: value for name, value in vals.items() if value != self[name]})
        self._recognise()
        self._ring()
        self._follow_transfers(facts.transfers)
        self._settle_missed()
        self.env["apk.line"]._announce()
        return self

    def _ring(self):
        """A notice on the screens of the shift while the phone rings; it goes when somebody has picked up."""
        name, notice = "apk_line.gone", {"call_id": self.id}
        if self.state == "ringing":
            name = "apk_line.incoming"
            notice = {**notice, "phone": self.phone or "", "who": self.partner_id.name or ""}
        self.env["apk.line"]._on_shift()._bus_send(name, notice)

    def _settle_missed(self):
        """п. 41: an unanswered call of the hours is to be returned; a client who got through waits no longer."""
        for call in self:
            if call.is_missed_in_hours and not call.callback_id:
                call.callback_id = self.env["apk.callback"]._return_of(call)
                call._log_missed()
            elif call.answered_at and call.direction == "in":
                self.env["apk.callback"]._client_got_through(call)

    def _log_missed(self):
        if self.partner_id:
            summary = self.env._("Unanswered call")
            self._log_interaction(
                self.partner_id,
                "call_missed",
                summary,
                channel=self.env.ref("apk_client.channel_phone"),
                happened_at=self.started_at,
            )

    @api.model
    def _cron_recompute_hours(self):
        """The calendar or the hours were corrected: what was missed «в часы работы» follows them."""
        since = fields.Datetime.now() - timedelta(days=400)
        calls = self.search([("started_at", ">=", since)])
        calls.modified(["started_at"])
        calls._settle_missed()

from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local

from ..rules.visit_reminders import is_reminder_due
from .visit_states import COMING

HORIZON = timedelta(days=2)


class ApkVisitReminder(models.Model):
    """Reminders (п. 55) and visits whose time must be agreed on anew."""

    _inherit = "apk.visit"

    reminder_copy = fields.Selection(
        [
            ("yes", "Repeat by another channel"),
            ("no", "The client does not want a second reminder"),
        ],
        string="Second reminder",
        help="Where a law prescribes a reminder the client is offered to have it repeated (clause 55).",
    )
    reminder_channel_id = fields.Many2one(
        "apk.channel",
        string="Repeat the reminder by",
        domain=[("can_notify", "=", True)],
        ondelete="restrict",
    )
    has_legal_reminder = fields.Boolean(compute="_compute_has_legal_reminder")
    reminded_for = fields.Datetime(
        copy=False,
        help="The time of the visit that the client was reminded of.",
        written_by="system",
    )
    needs_agreement = fields.Boolean(string="To be agreed on anew", copy=False, written_by="system")
    agreement_reason = fields.Char(copy=False, written_by="system")
    told_of_change_at = fields.Datetime(string="Client told", copy=False, written_by="system")

    _agreement_idx = models.Index("(starts_at) WHERE needs_agreement")

    @api.depends("service_id.reminder_channel_id")
    def _compute_has_legal_reminder(self):
        for visit in self:
            visit.has_legal_reminder = bool(visit.service_id.reminder_channel_id)

    @api.model
    def _cron_remind(self):
        """Remind of what begins soon; one visit a transaction, its mark in the transaction of its letter."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        now = fields.Datetime.now()
        soon = self.search(
            [
                ("state", "=", "confirmed"),
                ("starts_at", ">", now),
                ("starts_at", "<", now + HORIZON),
                ("needs_agreement", "=", False),
            ],
            order="starts_at, id",
        )
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(soon))
        for visit in soon:
            visit._remind()
            if not commit_progress(1):
                break

    def _remind(self):
        """Once for each time agreed on; a visit cancelled a moment ago is left alone."""
        self.ensure_one()
        if not self.try_lock_for_update():
            return
        self.invalidate_recordset()
        if self.state != "confirmed" or self.reminded_for == self.starts_at:
            return
        now, starts, booked = map(to_local, (fields.Datetime.now(), self.starts_at, self.booked_at))
        if is_reminder_due(now, starts, booked):
            self.reminded_for = self.starts_at
            if self.partner_id:
                self._send_notice("visit_reminder")

    def _ask_agreement(self, is_needed):
        """The schedule leaves no room for this booking, or it does again."""
        if self.needs_agreement == is_needed:
            return
        reason = self.env._("The schedule of the place has changed") if is_needed else False
        changed = {"needs_agreement": is_needed, "agreement_reason": reason}
        self.sudo().write({**changed, "told_of_change_at": False})  # sudo: kept by the system
        if is_needed:
            self._notify_assignee(self.env._("Agree on another time with the client"))

    @api.model
    def _cron_recheck(self):
        """The production calendar has changed: look at what is booked everywhere."""
        coming = self.search([("state", "in", COMING), ("starts_at", ">", fields.Datetime.now())])
        coming.place_id._recheck_bookings()

    def action_tell_of_change(self):
        """Write to the client that the time must be changed, with the line's number."""
        self.check_access("write")
        for visit in self.filtered("needs_agreement"):
            visit.sudo().told_of_change_at = fields.Datetime.now()  # sudo: kept by the system
            visit._send_notice("visit_agreement")

    def action_keep_time(self):
        """The client and the place have agreed to leave the time as it is."""
        self.check_access("write")
        kept = {"needs_agreement": False, "agreement_reason": False}
        self.sudo().write(kept)  # sudo: kept by the system

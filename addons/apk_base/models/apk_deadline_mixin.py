from datetime import datetime

from odoo import api, fields, models

from ..rules.production_calendar import YearWithoutCalendar
from ..rules.working_time import OfficeHours, last_working_moment
from .office_time import to_local, to_naive_utc


class ApkDeadlineMixin(models.AbstractModel):
    """A record that keeps promises: message, call, visit."""

    _name = "apk.deadline.mixin"
    _description = "Has deadlines"

    deadline_ids = fields.One2many(
        "apk.deadline",
        "res_id",
        string="Deadlines",
        domain=lambda self: [("res_model", "=", self._name)],
        bypass_search_access=True,
    )
    next_due_at = fields.Datetime(
        string="To do by", compute="_compute_next_due", store=True, index="btree_not_null"
    )
    next_due_kind = fields.Selection(
        selection=lambda self: self.env["apk.deadline"]._kinds(),
        string="What is due",
        compute="_compute_next_due",
        store=True,
    )
    has_overdue_deadline = fields.Boolean(
        string="Overdue",
        compute="_compute_has_overdue_deadline",
        search="_search_has_overdue_deadline",
    )

    @api.depends(
        "deadline_ids.work_due_at",
        "deadline_ids.fulfilled_at",
        "deadline_ids.waived_at",
        "deadline_ids.paused_at",
    )
    def _compute_next_due(self):
        for record in self:
            owed = record.deadline_ids.filtered(
                lambda d: not (d.fulfilled_at or d.waived_at or d.paused_at)
            )
            first = owed.sorted("work_due_at")[:1]
            record.next_due_at, record.next_due_kind = first.work_due_at, first.kind

    @api.depends("deadline_ids.is_overdue")
    def _compute_has_overdue_deadline(self):
        for record in self:
            record.has_overdue_deadline = any(record.deadline_ids.mapped("is_overdue"))

    def _search_has_overdue_deadline(self, operator, value):
        if operator != "in":
            return NotImplemented
        return fields.Domain(
            "deadline_ids", "any", [("res_model", "=", self._name), ("is_overdue", "=", True)]
        )

    def _deadline(self, kind):
        return self.deadline_ids.filtered(lambda deadline: deadline.kind == kind)

    def _open_deadline_of(self, kind):
        return self._deadline(kind).filtered(lambda d: not (d.fulfilled_at or d.waived_at))

    def _due(self, kind, calendar):
        """The legal bound of a promise of this kind, by the rules: an aware moment."""
        raise NotImplementedError

    def _open_deadline(self, kind, clause):
        """Write down a promise; its date comes from the rules and the production calendar."""
        self.ensure_one()
        promise = {"res_model": self._name, "res_id": self.id, "kind": kind, "clause": clause}
        promises = self.env["apk.deadline"].sudo()  # sudo: the system promises, nobody types it in
        promises.flush_model(
            ["fulfilled_at", "waived_at"]
        )  # the index of open promises looks at both
        promises.create({**promise, **self._due_moments(kind)})
        self.invalidate_recordset(["deadline_ids"])

    def _due_moments(self, kind):
        """Legal and operational moment; without the calendar of the year they are provisional, and say so."""
        calendar = self.env["apk.working.day"]._calendar()
        try:
            due_at, work_due_at = self._due_and_work_due(kind, calendar)
            is_provisional = False
        except YearWithoutCalendar:  # of the term itself, or of the last office day before it
            due_at, work_due_at = self._due_and_work_due(kind, calendar.assuming_weekdays())
            is_provisional = True
        return {
            "due_at": to_naive_utc(due_at),
            "work_due_at": to_naive_utc(work_due_at),
            "is_provisional": is_provisional,
        }

    def _due_and_work_due(self, kind, calendar):
        due_at = self._due(kind, calendar)
        told = [
            to_local(at) for at in self._open_deadline_of(kind).mapped("disclosed_due_at") if at
        ]
        return due_at, last_working_moment(min([due_at, *told]), calendar, self._office_hours())

    def _recompute_deadline(self, deadline, reason):
        """Count a promise anew; the trail tells the old date, the new one and the reason."""
        moments = self._due_moments(deadline.kind)
        if moments["due_at"] != deadline.due_at:
            moments["change_reason"] = reason
        deadline.sudo().write(moments)  # sudo: see _open_deadline

    @api.model
    def _office_hours(self):
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: office hours are on the door
        opens, closes, short = (
            datetime.strptime(get(f"apk_base.office_{key}", default), "%H:%M").time()
            for key, default in (("opens", "09:00"), ("closes", "18:00"), ("closes_short", "17:00"))
        )
        return OfficeHours(opens, closes, short)

    def _fulfil(self, *kinds, at=None):
        """Mark promises as kept; a promise is kept once, the first time counts."""
        open_ones = self.deadline_ids.filtered(lambda d: d.kind in kinds and not d.fulfilled_at)
        open_ones.sudo().fulfilled_at = at or fields.Datetime.now()  # sudo: see _open_deadline

    def _waive(self, *kinds, reason):
        """Let go of promises that nobody owes any more; they stay in the history."""
        owed = self.deadline_ids.filtered(lambda d: d.kind in kinds and not d.fulfilled_at)
        lifted = {"waived_at": fields.Datetime.now(), "waive_reason": reason}
        owed.sudo().write(lifted)  # sudo: see _open_deadline

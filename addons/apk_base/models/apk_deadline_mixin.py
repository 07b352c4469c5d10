from odoo import api, fields, models

from ..office_time import to_local, to_naive_utc
from ..rules.production_calendar import YearWithoutCalendar
from ..rules.working_time import planned_moment


class ApkDeadlineMixin(models.AbstractModel):
    """A record that owes something by a date: message, callback, review, training, measure.

    The heir is a ``mail.thread`` and a ``mail.activity.mixin``; it answers ``_due`` and ``_responsible``, opens its
    deadlines by ``_open_deadline`` and settles them by ``_fulfil`` or ``_waive``. The right to do so is checked by the
    heir's buttons: rows of ``apk.deadline`` are written by no role, and some roles that work with a record may not
    even read them.
    """

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
    # compute_sudo: whoever may read the record may know that it is late, even without the right to the rows
    has_overdue_deadline = fields.Boolean(
        string="Overdue",
        compute="_compute_has_overdue_deadline",
        compute_sudo=True,
        search="_search_has_overdue_deadline",
    )

    @api.depends(
        "deadline_ids.due_at",
        "deadline_ids.work_due_at",
        "deadline_ids.fulfilled_at",
        "deadline_ids.waived_at",
        "deadline_ids.paused_at",
    )
    def _compute_next_due(self):
        for record in self:
            running = record.deadline_ids._still_owed().filtered(lambda d: not d.paused_at)
            first = running.sorted(lambda deadline: deadline._shown_due_at())[:1]
            record.next_due_at, record.next_due_kind = first._shown_due_at(), first.kind

    @api.depends("deadline_ids.is_overdue")
    def _compute_has_overdue_deadline(self):
        for record in self:
            record.has_overdue_deadline = any(record.deadline_ids.mapped("is_overdue"))

    def _search_has_overdue_deadline(self, operator, value):
        if operator != "in":  # the ORM asks for True and inverts the answer itself
            return NotImplemented
        return fields.Domain(
            "deadline_ids", "any", [("res_model", "=", self._name), ("is_overdue", "=", True)]
        )

    def _due(self, kind, calendar):
        """The legal bound of a deadline of this kind, by the rules.

        :param calendar: ``rules.production_calendar.ProductionCalendar``
        :return: an aware moment, exclusive
        :raises YearWithoutCalendar: the term needs a year whose calendar is not loaded
        """
        raise NotImplementedError

    def _responsible(self, recipient):
        """Users behind a recipient of the reminders: ``executor``, ``head``, ``area``, ``controller`` …"""
        raise NotImplementedError

    def _deadline(self, kind):
        """All deadlines of this kind, the settled ones included."""
        return self.deadline_ids.filtered(lambda deadline: deadline.kind == kind)

    def _open_deadline_of(self, kind):
        """The deadline of this kind that is still owed: one row or none."""
        return self._deadline(kind)._still_owed()

    def _open_deadline(self, kind, clause):
        """Owe something from now on; the date comes from ``_due`` and the production calendar.

        :param clause: clause of the Order or the law that sets the term, as people read it
        """
        self.ensure_one()
        record = self.sudo()  # sudo: no role creates deadlines; the caller has decided
        deadlines = record.env["apk.deadline"]
        # the unique index of open deadlines must see what was settled a moment ago
        deadlines.flush_model(["fulfilled_at", "waived_at"])
        deadlines.create(
            {
                "res_model": self._name,
                "res_id": self.id,
                "kind": kind,
                "clause": clause,
                **self._due_moments(kind),
            }
        )
        self.invalidate_recordset(["deadline_ids"])

    def _due_moments(self, kind):
        """Values of ``due_at``, ``work_due_at`` and ``is_provisional``, as the database stores them."""
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
        """People plan by the earlier of the legal bound and the term that the client was promised."""
        due_at = self._due(kind, calendar)
        record = self.sudo()  # sudo: an editor may not read deadlines; moments are only compared
        rows = record._open_deadline_of(kind)
        disclosed = [to_local(at) for at in rows.mapped("disclosed_due_at") if at]
        opened_at = to_local(rows.opened_at or fields.Datetime.now())
        hours = self.env["apk.office"]._office_hours()
        return due_at, planned_moment(min([due_at, *disclosed]), opened_at, calendar, hours)

    def _recompute_deadline(self, deadline, reason):
        """Count a deadline anew; the audit logs the former date, the new one and the reason.

        :param deadline: an open row of ``apk.deadline`` of this record
        :param reason: words for the history, in the user's language
        """
        moments = self._due_moments(deadline.kind)
        if moments["due_at"] != deadline.due_at:
            moments["change_reason"] = reason
        row = deadline.sudo()  # sudo: no role writes deadlines; the new date follows from the rules
        row.write(moments)

    def _fulfil(self, *kinds, at=None):
        """Mark deadlines of these kinds as done. What is done keeps its first moment, what is waived stays waived.

        :param at: naive UTC, now by default
        """
        record = self.sudo()  # sudo: no role writes deadlines; the heir's button checked the act
        record._owed_of(kinds).fulfilled_at = at or fields.Datetime.now()

    def _waive(self, *kinds, reason):
        """Nobody owes these any more; the rows stay for the history.

        :param reason: words for the history, in the user's language
        """
        record = self.sudo()  # sudo: no role writes deadlines; the heir's button has decided
        waived = {"waived_at": fields.Datetime.now(), "waive_reason": reason}
        record._owed_of(kinds).write(waived)

    def _owed_of(self, kinds):
        return self.deadline_ids._still_owed().filtered(lambda d: d.kind in kinds)

    def _remind_of_deadline(self, deadline, person):
        """One task per person and deadline: a later reminder renews it instead of adding another."""
        label = deadline._kind_label()
        is_late = deadline.due_at <= fields.Datetime.now()
        summary = self.env._("Overdue: %s", label) if is_late else self.env._("Due soon: %s", label)
        task = {
            "summary": summary,
            "date_deadline": to_local(deadline._shown_due_at()).date(),
            "user_id": person.id,
        }
        kind = self.env.ref("apk_base.activity_deadline")
        known = self.activity_ids.filtered(
            lambda activity: (
                activity.user_id == person
                and activity.activity_type_id == kind
                and label in (activity.summary or "")
            )
        )
        if known:
            known[:1].write(task)
        else:
            self.activity_schedule("apk_base.activity_deadline", **task)

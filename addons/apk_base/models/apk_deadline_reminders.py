import logging
from datetime import timedelta

from odoo import api, fields, models

from ..rules.reminders import is_digest_due, reminders
from .office_time import to_local

_logger = logging.getLogger(__name__)

HORIZON = timedelta(days=11)  # the earliest reminder comes ten days before
DIGEST_SENT = "apk_base.digest_sent_on"


class ApkDeadlineWatch(models.Model):
    """Reminders, escalation and the morning digest: people are told in time, once."""

    _inherit = "apk.deadline"

    @api.model
    def _cron_remind(self):
        """Look at what is due soon or overdue; tell who must know, once per fact."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        owed = self.search(self._running_domain() & self._near(fields.Datetime.now()), order="id")
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(owed))
        for deadline in owed:
            deadline._remind_or_report()
            if not commit_progress(1):
                break

    def _remind_or_report(self):
        """One deadline that cannot be told about must not silence the others."""
        try:
            with self.env.cr.savepoint():
                self._remind()
        except Exception:  # broad: see above
            _logger.exception("Nobody could be told about the deadline %s", self.id)

    @api.model
    def _near(self, now):
        """Promises whose first reminder may have come; an addon to the right adds kinds with longer notice."""
        return fields.Domain("work_due_at", "<", now + HORIZON)

    def _remind(self):
        """Send the latest reminder per recipient among those whose moment has come; mark them all."""
        self.ensure_one()
        sent = set(self.reminder_ids.mapped("code"))
        ripe = [item for item in self._reminders() if item.code not in sent]
        self.env["apk.deadline.reminder"].create(
            [{"deadline_id": self.id, "code": item.code} for item in ripe]
        )
        record = self.env[self.res_model].browse(self.res_id)
        for recipient in {item.recipient for item in ripe}:
            for person in record._responsible(recipient):
                self._tell(record, person)

    def _reminders(self):
        now = to_local(fields.Datetime.now())
        return [item for item in self._reminder_plan() if item.at <= now]

    def _reminder_plan(self):
        """All reminders of this promise; an addon to the right knows those of its own kinds."""
        return reminders(
            self.kind,
            to_local(self.due_at),
            to_local(self.work_due_at),
            self.env["apk.working.day"]._calendar().assuming_weekdays(),
            self.env["apk.deadline.mixin"]._office_hours(),
        )

    def _tell(self, record, person):
        """One task per person and deadline: a later reminder renews it instead of adding another."""
        label = dict(self._fields["kind"]._description_selection(self.env))[self.kind]
        late = self.due_at <= fields.Datetime.now()
        summary = self.env._("Overdue: %s", label) if late else self.env._("Due soon: %s", label)
        task = {
            "summary": summary,
            "date_deadline": to_local(self.work_due_at).date(),
            "user_id": person.id,
        }
        known = record.activity_ids.filtered(
            lambda activity: (
                activity.user_id == person
                and activity.activity_type_id == self.env.ref("apk_base.activity_deadline")
                and label in (activity.summary or "")
            )
        )
        if known:
            known[:1].write(task)
        else:
            record.activity_schedule("apk_base.activity_deadline", **task)

    @api.model
    def _cron_recompute(self):
        """The calendar was corrected: what is still owed follows it, what was kept stays as it was."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        owed = self.search(self._open_domain(), order="id")
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(owed))
        for deadline in owed:
            record = self.env[deadline.res_model].browse(deadline.res_id)
            record._recompute_deadline(
                deadline, self.env._("the production calendar was corrected")
            )
            if not commit_progress(1):
                break

    @api.model
    def _cron_send_digest(self):
        """8:45 on working days: heads read what is overdue and due today in their units; empty is silent."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        now = to_local(fields.Datetime.now())
        params = self.env["ir.config_parameter"].sudo()  # sudo: the mark of the day
        sent_on = fields.Date.to_date(params.get_param(DIGEST_SENT))
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        if is_digest_due(now, sent_on, calendar):
            params.set_param(DIGEST_SENT, fields.Date.to_string(now.date()))
            self._send_digests(now.date())

    @api.model
    def _send_digests(self, day):
        """An addon above writes to those who answer for its records."""

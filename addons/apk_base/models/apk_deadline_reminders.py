import logging
from datetime import timedelta

from odoo import api, fields, models

from ..office_time import to_local
from ..transactions import commit_each, in_new_transaction

_logger = logging.getLogger(__name__)

HORIZON = timedelta(days=11)  # the earliest reminder comes ten days before


class ApkDeadlineReminders(models.Model):
    """Reminders and escalation: the people responsible hear of a deadline in time, of each reminder once."""

    _inherit = "apk.deadline"

    @api.model
    def _cron_remind(self):
        """Every 15 minutes: send the reminders whose moment has come; the texts are in the language of the office."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        near = self._running_domain() & self._near(fields.Datetime.now())
        # most have nothing to say: they are read together and cost no transaction
        ripe = self.search(near, order="id").filtered(lambda one: one._has_ripe_reminders())
        commit_each(ripe, lambda one: one._remind_or_report())

    def _has_ripe_reminders(self):
        """Whether a reminder is due that was not sent; a deadline whose plan fails is looked at by itself, and reported."""
        try:
            return bool(self._ripe_reminders())
        except Exception:  # broad: one deadline that fails must not silence the others
            return True

    def _ripe_reminders(self):
        sent = set(self.reminder_ids.mapped("code"))
        return [reminder for reminder in self._reminders() if reminder.code not in sent]

    def _remind_or_report(self):
        try:
            in_new_transaction(self.env, self._remind)
        except (
            Exception
        ):  # broad: one deadline that fails must not silence the reminders of all the others
            _logger.exception("Nobody could be reminded of the deadline %s", self.id)

    @api.model
    def _near(self, now):
        """Domain of the deadlines whose first reminder may have come; an addon adds kinds with longer notice."""
        return fields.Domain("work_due_at", "<", now + HORIZON)

    def _remind(self):
        """Remind each person once, however many reminders have become due since the last run; mark them all as sent."""
        self.ensure_one()
        ripe = self._ripe_reminders()
        self.env["apk.deadline.reminder"].create(
            [{"deadline_id": self.id, "code": reminder.code} for reminder in ripe]
        )
        record = self._source_record()
        recipients = dict.fromkeys(reminder.recipient for reminder in ripe)
        people = [record._responsible(recipient) for recipient in recipients]
        for person in self.env["res.users"].union(*people):
            record._remind_of_deadline(self, person)

    def _reminders(self):
        """Reminders of this deadline whose moment has come."""
        now = to_local(fields.Datetime.now())
        return [reminder for reminder in self._reminder_plan() if reminder.at <= now]

    def _reminder_plan(self):
        """All reminders of this deadline, earliest first."""
        plan = self._reminder_plans()[self.kind]
        reminders = plan(
            to_local(self.due_at),
            to_local(self.work_due_at),
            self.env["apk.working.day"]._calendar().assuming_weekdays(),
            self.env["apk.office"]._office_hours(),
        )
        return sorted(reminders, key=lambda reminder: reminder.at)

    @api.model
    def _reminder_plans(self):
        """Kind -> function of ``rules.reminders`` that plans its reminders; an addon adds its kinds.

        A kind without a plan is an error: a deadline that reminds nobody would be missed in silence. An addon whose
        plan needs more than the two moments and the calendar overrides ``_reminder_plan`` for its kinds.
        """
        return {}


class ApkDeadlineReminder(models.Model):
    """The mark of a sent reminder, stored in the transaction that sends it: nobody is reminded of the same thing twice."""

    _name = "apk.deadline.reminder"
    _description = "Sent reminder"

    deadline_id = fields.Many2one("apk.deadline", required=True, ondelete="cascade", index=True)
    code = fields.Char(required=True)
    sent_at = fields.Datetime(required=True, default=fields.Datetime.now)

    _once = models.Constraint("UNIQUE(deadline_id, code)", "This reminder has been sent.")

from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.transactions import commit_each, in_new_transaction

from ...rules.visit_reminders import is_reminder_due

LOOK_AHEAD = timedelta(days=2)


class ApkVisitReminder(models.Model):
    """Remind clients of their visits, once for each time agreed on (п. 55)."""

    _inherit = "apk.visit"

    @api.model
    def _cron_remind(self):
        """Remind of what begins soon; one visit a transaction, so that a mark and its notice are saved together."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        now = fields.Datetime.now()
        soon = self.search(
            [
                ("state", "=", "confirmed"),
                ("starts_at", ">", now),
                ("starts_at", "<", now + LOOK_AHEAD),
                ("needs_agreement", "=", False),
            ],
            order="starts_at, id",
        )
        commit_each(soon, lambda visit: in_new_transaction(visit.env, visit._remind))

    def _remind(self):
        """Read the visit anew under a lock: it may have been cancelled or moved a moment ago."""
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

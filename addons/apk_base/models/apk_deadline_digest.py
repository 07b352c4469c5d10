from odoo import api, fields, models

from ..office_time import to_local
from ..rules.reminders import is_digest_due

DIGEST_SENT = "apk_base.digest_sent_on"


class ApkDeadlineDigest(models.Model):
    """The morning digest of deadlines: at 8:45 on working days, once a day; empty digests are not sent."""

    _inherit = "apk.deadline"

    @api.model
    def _cron_send_digest(self):
        """Every 15 minutes: send the digest of the day unless it has been sent."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        now = to_local(fields.Datetime.now())
        params = self.env["ir.config_parameter"]
        sent_on = fields.Date.to_date(params.get_param(DIGEST_SENT))
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        if is_digest_due(now, sent_on, calendar):
            params.set_param(DIGEST_SENT, fields.Date.to_string(now.date()))
            self._send_digests(now.date())

    @api.model
    def _send_digests(self, day):
        """An addon writes to the people responsible for its records.

        :param day: the day of the office whose deadlines the digest names
        """

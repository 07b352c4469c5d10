from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local

DAYS_SHOWN = 400  # of a calendar, a year and its edges


class ApkCaseBoard(models.Model):
    """What the cards and the calendar of messages tell beside the fields of a message."""

    _inherit = "apk.case"

    age_text = fields.Char(string="Age", compute="_compute_age_text")

    @api.depends("received_at", "state")
    def _compute_age_text(self):
        """How many days an open message has been here: the day of the receipt is day zero."""
        today = self.env["apk.office"]._today()
        for case in self:
            if not (case.is_open and case.received_at):
                case.age_text = False
                continue
            days = (today - to_local(case.received_at).date()).days
            case.age_text = self.env._("%s d", days) if days else self.env._("today")

    @api.model
    def get_unusual_days(self, date_from, date_to):
        """What the calendar shades: days off of the production calendar; a year that is not loaded has its weekends.

        :return: ``{ISO date: whether it is a day off}``
        """
        self.check_access("read")
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        first, last = (fields.Datetime.to_datetime(day).date() for day in (date_from, date_to))
        length = min((last - first).days + 1, DAYS_SHOWN)
        days = (first + timedelta(days=number) for number in range(length))
        return {day.isoformat(): not calendar.is_working_day(day) for day in days}

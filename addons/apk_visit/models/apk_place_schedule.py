from datetime import time

from odoo import fields, models

from ..rules.opening import Hours


def clock(hours):
    """A number of the screen (9.5) as a time of the day."""
    minutes = round(hours * 60)
    return time(minutes // 60, minutes % 60)


class ApkPlaceSchedule(models.Model):
    """A week of reception (п. 13, 58 «информация о режиме работы»); several places may share one."""

    _name = "apk.place.schedule"
    _description = "Schedule of reception"
    _order = "name"

    name = fields.Char(required=True)
    hours_ids = fields.One2many("apk.place.hours", "schedule_id", string="Hours", copy=True)
    place_ids = fields.One2many("apk.reception.place", "schedule_id", string="Places")

    def _week(self):
        """Hours by weekday, as the rules want them."""
        week = {}
        for row in self.hours_ids.sorted(lambda row: (row.weekday, row.opens)):
            hours = Hours(clock(row.opens), clock(row.closes))
            week[int(row.weekday)] = (*week.get(int(row.weekday), ()), hours)
        return week

    def write(self, vals):
        result = super().write(vals)
        if "hours_ids" in vals:
            self.place_ids._recheck_bookings()
        return result

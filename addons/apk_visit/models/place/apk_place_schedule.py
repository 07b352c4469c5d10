from odoo import fields, models

from ...rules.opening import Hours, time_of_day


class ApkPlaceSchedule(models.Model):
    """A week of reception (п. 13, 58 «информация о режиме работы»); several places may share one."""

    _name = "apk.place.schedule"
    _description = "Schedule of reception"
    _order = "name"

    name = fields.Char(required=True)
    hours_ids = fields.One2many("apk.place.hours", "schedule_id", copy=True)
    place_ids = fields.One2many("apk.reception.place", "schedule_id", string="Places")

    def _week(self):
        """:return: dict weekday (Monday is 0) -> tuple of ``Hours`` in order"""
        week = {}
        for row in self.hours_ids.sorted(lambda row: (row.weekday, row.opens)):
            hours = Hours(time_of_day(row.opens), time_of_day(row.closes))
            week[int(row.weekday)] = (*week.get(int(row.weekday), ()), hours)
        return week

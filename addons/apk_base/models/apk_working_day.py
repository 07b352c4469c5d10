from datetime import date
from pathlib import Path

from odoo import api, fields, models
from odoo.tools import file_path, ormcache

from ..rules.production_calendar import DayKind, ProductionCalendar
from ..rules.xmlcalendar import parse_xmlcalendar


class ApkWorkingDay(models.Model):
    """One exception of the Russian production calendar from «Monday to Friday» (ТК РФ, ст. 112).

    Both ways: a weekday off and a working Saturday. What is decreed yearly is data, never an algorithm.
    """

    _name = "apk.working.day"
    _description = "Day of the production calendar"
    _inherit = "apk.cached.mixin"
    _order = "date desc"
    _rec_name = "date"

    date = fields.Date(required=True)
    kind = fields.Selection(
        [
            ("day_off", "Day off"),
            ("short", "Working day, one hour shorter"),
            ("working", "Working day off turned into a full working day"),
        ],
        required=True,
    )
    name = fields.Char(string="Reason")
    moved_from = fields.Date(string="Moved from")
    decree = fields.Char(help="The decree or the order that makes the day what it is.")

    _date_uniq = models.Constraint("UNIQUE(date)", "This day is already in the calendar.")

    def _forget_cached(self):
        self._calendar_changed()
        return super()._forget_cached()

    def _calendar_changed(self):
        """Deadlines that are still owed are counted anew, by the scheduler after the commit; an addon adds its own dates."""
        cron = self.env.ref("apk_base.ir_cron_recompute_deadlines", raise_if_not_found=False)
        if cron:  # not there yet while the addon is being installed
            cron.sudo()._trigger()  # sudo: who edits the calendar may not start jobs; this one counts

    @api.model
    def _calendar(self):
        """The production calendar for the rules; a year without rows is not loaded.

        :return: ``rules.production_calendar.ProductionCalendar``
        """
        return ProductionCalendar({day: DayKind(kind) for day, kind in self._exceptions()})

    @api.model
    @ormcache()
    def _exceptions(self):
        """Pairs (date, kind) of all rows, kept in the memory of the process."""
        days = self.sudo()  # sudo: an operator may not read this model; the calendar is public law
        rows = days.search_fetch([], ["date", "kind"])
        return tuple((row.date, row.kind) for row in rows)

    @api.model
    def _load_shipped_calendars(self):
        """Load the shipped years that are not loaded yet; what the department has entered stays."""
        known = {day.year for day, _kind in self._exceptions()}
        folder = Path(file_path("apk_base/data/calendar"))
        for path in sorted(folder.glob("ru-*.xml")):
            if int(path.stem.removeprefix("ru-")) not in known:
                self._load_calendar(parse_xmlcalendar(path.read_bytes()))

    @api.model
    def _load_calendar(self, days, decree=False):
        """:param days: date -> ``rules.xmlcalendar.CalendarDay``"""
        self.create(
            [
                {
                    "date": day,
                    "kind": entry.kind.value,
                    "name": entry.name,
                    "moved_from": entry.moved_from,
                    "decree": decree,
                }
                for day, entry in days.items()
            ]
        )

    @api.model
    def _replace_year(self, year, days, decree):
        """Make the year what the file says; a row whose kind does not change keeps its name and decree.

        :param days: date -> ``rules.xmlcalendar.CalendarDay``, the exceptional days of the year
        """
        known = {
            row.date: row
            for row in self.search(
                [("date", ">=", date(year, 1, 1)), ("date", "<=", date(year, 12, 31))]
            )
        }
        same = {
            day
            for day, entry in days.items()
            if day in known and known[day].kind == entry.kind.value
        }
        self.browse([row.id for day, row in known.items() if day not in same]).unlink()
        self._load_calendar({day: entry for day, entry in days.items() if day not in same}, decree)

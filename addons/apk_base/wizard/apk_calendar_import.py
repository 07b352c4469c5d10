import base64

from odoo import fields, models

from ..messages import CALENDAR_CANNOT_BE_READ, CALENDAR_NOT_CONFIRMED
from ..rules.calendar_checks import Doubt, differences, doubts
from ..rules.calendar_marks import parse_calendar_csv, parse_calendar_json
from ..rules.xmlcalendar import BadCalendarFile, parse_xmlcalendar

KINDS = [("day_off", "Day off"), ("short", "Short day"), ("working", "Working day")]


class ApkCalendarImport(models.TransientModel):
    """Load a year of the production calendar; nothing is saved before a person has seen what would change."""

    _name = "apk.calendar.import"
    _description = "Import of the production calendar"

    file = fields.Binary(string="File (XML, JSON or CSV)", required=True, attachment=False)
    file_name = fields.Char()
    year = fields.Integer(help="The CSV holds many years: say which one.")
    decree = fields.Char(
        help="The government's decree that moves the days off of this year: its date and number.",
    )
    state = fields.Selection([("file", "File"), ("compared", "Compared")], default="file")
    doubts = fields.Text(string="What to check against the decree", readonly=True)
    is_known_year = fields.Boolean(readonly=True)
    is_confirmed = fields.Boolean(string="Replace the days that are already loaded")
    line_ids = fields.One2many("apk.calendar.import.line", "import_id", string="What would change")

    def action_compare(self):
        """Show day by day how the file differs from the calendar in use."""
        self.ensure_one()
        year, days, totals = self._read_file()
        calendar = self.env["apk.working.day"]._calendar()
        found = differences(year, calendar.days, {day: entry.kind for day, entry in days.items()})
        texts = [f"{self._doubt_text(doubt)}: {what}" for doubt, what in doubts(year, days, totals)]
        lines = [{"day": line.day, "now": line.now, "then": line.then} for line in found]
        self.write(
            {
                "year": year,
                "state": "compared",
                "doubts": "\n".join(texts),
                "is_known_year": year in calendar.years,
                "line_ids": [(5,)] + [(0, 0, line) for line in lines],
            }
        )
        return self._reopen()

    def action_load(self):
        """Save what was shown, with the decree it rests on."""
        self.ensure_one()
        self.env["apk.working.day"].check_access("write")
        is_conflict = self.is_known_year and self.line_ids
        if not self.decree or self.state != "compared" or is_conflict and not self.is_confirmed:
            raise CALENDAR_NOT_CONFIRMED(self.env)
        year, days, _totals = self._read_file()
        self.env["apk.working.day"]._replace_year(year, days, self.decree)
        return {"type": "ir.actions.act_window_close"}

    def _read_file(self):
        """The year asked for (or the only one), its exceptional days, the totals that the file states."""
        raw = base64.b64decode(self.with_context(bin_size=False).file)
        try:
            if raw.lstrip()[:1] == b"{":
                days, totals = parse_calendar_json(raw)
                years = {min(days).year: days}
            elif raw.lstrip()[:1] == b"<":
                days, totals = parse_xmlcalendar(raw), {}
                years = {min(days).year: days}
            else:
                years, totals = parse_calendar_csv(raw), {}
        except BadCalendarFile as error:
            raise CALENDAR_CANNOT_BE_READ(self.env, what=str(error)) from error
        year = self.year or min(years, default=0)
        if year not in years or len(years) > 1 and not self.year:
            raise CALENDAR_CANNOT_BE_READ(
                self.env,
                what=self.env._("years in the file: %s", ", ".join(map(str, sorted(years)))),
            )
        return year, years[year], totals

    def _doubt_text(self, doubt):
        return {
            Doubt.DAYS_OFF: self.env._("An unusual number of days off"),
            Doubt.TOTALS: self.env._("Totals in the file disagree with its days"),
            Doubt.HOLIDAY_WORKS: self.env._("A public holiday is a working day"),
            Doubt.MOVED_FROM_WEEKDAY: self.env._("A day off is moved from a weekday"),
            Doubt.MOVED_FROM_DAY_OFF: self.env._("A day off is moved from a day that stays off"),
            Doubt.WEEKDAY_CALLED_WORKING: self.env._("A weekday is marked as a working weekend"),
        }[doubt]

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }


class ApkCalendarImportLine(models.TransientModel):
    """One day that would become another."""

    _name = "apk.calendar.import.line"
    _description = "Changed day of the production calendar"
    _order = "day"

    import_id = fields.Many2one("apk.calendar.import", required=True, ondelete="cascade")
    day = fields.Date(required=True)
    weekday = fields.Selection(
        [
            ("0", "Monday"), ("1", "Tuesday"), ("2", "Wednesday"), ("3", "Thursday"),
            ("4", "Friday"), ("5", "Saturday"), ("6", "Sunday"),
        ],
        compute="_compute_weekday",
    )  # fmt: skip
    now = fields.Selection(KINDS, required=True)
    then = fields.Selection(KINDS, string="In the file", required=True)

    def _compute_weekday(self):
        for line in self:
            line.weekday = str(line.day.weekday())

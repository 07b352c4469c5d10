from odoo import api, fields, models
from odoo.tools import format_date

from ..messages import PERIOD_BEGINS_ON_ITS_FIRST_DAY, PERIOD_IS_NOT_OVER
from ..rules.overview import period_end, period_start

KINDS = [("quarter", "Quarter"), ("year", "Year")]


class ApkReportPeriodMixin(models.AbstractModel):
    """A quarter or a year that is over, and that something is reported of."""

    _name = "apk.report.period.mixin"
    _description = "Period of a report"
    _inherit = "apk.protected.mixin"

    kind = fields.Selection(
        KINDS, string="Period", required=True, default="quarter", written_by="creation"
    )
    first_day = fields.Date(
        string="First day of the period",
        required=True,
        default=lambda self: self._last_quarter(),
        written_by="creation",
    )

    @api.model
    def _last_quarter(self):
        """The quarter that was over last."""
        this = period_start("quarter", self.env["apk.office"]._today())
        return period_start("quarter", fields.Date.subtract(this, days=1))

    @api.constrains("kind", "first_day")
    def _check_period(self):
        for report in self:
            if report.first_day != period_start(report.kind, report.first_day):
                raise PERIOD_BEGINS_ON_ITS_FIRST_DAY(self.env)
            if report._end() > self.env["apk.office"]._today():
                raise PERIOD_IS_NOT_OVER(self.env)

    def _end(self):
        """The first day after the period."""
        return period_end(self.kind, self.first_day)

    def _period_name(self):
        """«3-й квартал 2026 г.», in the language of the office: reports are published and looked for by their names."""
        lang = self.env["apk.office"]._lang()
        if self.kind == "year":
            return self.with_context(lang=lang).env._("the year %s", self.first_day.year)
        return format_date(self.env, self.first_day, lang_code=lang, date_format="QQQQ y")

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.apk_base.rules.suppression import hidden_cells

from ..messages import (
    OVERVIEW_IS_FINAL,
    OVERVIEW_NEEDS_TEXT,
    PERIOD_BEGINS_ON_ITS_FIRST_DAY,
    PERIOD_IS_NOT_OVER,
    YEAR_IS_OUT,
)
from ..rules.overview import hidden_lines, period_end, period_start, quarters_of, year_before

KINDS = [("quarter", "Quarter"), ("year", "Year")]


class ApkOverview(models.Model):
    """Overview of appeals for the site of the office (8-ФЗ, ст. 13, ч. 1, п. 9 «в»).

    The program counts and proposes words; a person edits them and confirms. What is confirmed stays as it was published:
    a later one must not let anybody subtract a small number from it.
    """

    _name = "apk.overview"
    _description = "Overview of appeals"
    _inherit = "apk.protected.mixin"
    _order = "first_day desc, kind desc"

    name = fields.Char(compute="_compute_name", store=True)
    kind = fields.Selection(
        KINDS, string="Period", required=True, default="quarter", written_by="creation"
    )
    first_day = fields.Date(
        string="First day of the period",
        required=True,
        default=lambda self: self._last_quarter(),
        written_by="creation",
    )
    text = fields.Text(
        string="What was asked and what was done",
        help="Stands above the tables. No names and nothing that leads to a person: the overview is published.",
    )
    figures = fields.Json(written_by="system")
    before = fields.Json(string="Figures of the year before", written_by="system")
    hidden = fields.Json(string="Lines not shown", written_by="system")
    hidden_before = fields.Json(string="Lines of the year before not shown", written_by="system")
    tables = fields.Html(compute="_compute_tables", sanitize=False)  # as the template renders them
    confirmed_at = fields.Datetime(string="Confirmed", written_by="system")
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by", written_by="system")

    _once = models.Constraint("UNIQUE(kind, first_day)", "There is an overview of this period.")

    @api.model
    def _last_quarter(self):
        """The quarter that was over last."""
        this = period_start("quarter", self.env["apk.office"]._today())
        return period_start("quarter", fields.Date.subtract(this, days=1))

    @api.depends("kind", "first_day")
    def _compute_name(self):
        """In the language of the office: an overview is published, and looked for by its name."""
        lang = self.env["apk.office"]._lang()
        office = self.with_context(lang=lang).env
        for overview in self:
            day = overview.first_day
            period = day and format_date(self.env, day, lang_code=lang, date_format="QQQQ y")
            if day and overview.kind == "year":
                period = office._("the year %s", day.year)
            overview.name = period and office._("Overview of appeals: %s", period)

    @api.constrains("kind", "first_day")
    def _check_period(self):
        for overview in self:
            if overview.first_day != period_start(overview.kind, overview.first_day):
                raise PERIOD_BEGINS_ON_ITS_FIRST_DAY(self.env)
            if overview._end() > self.env["apk.office"]._today():
                raise PERIOD_IS_NOT_OVER(self.env)

    def _end(self):
        """The first day after the period."""
        return period_end(self.kind, self.first_day)

    @api.model_create_multi
    def create(self, vals_list):
        overviews = super().create(vals_list)
        for overview in overviews:
            overview._count()
            overview.text = overview.text or overview._proposed_text()
        return overviews

    def write(self, vals):
        if not self.env.su and any(overview.confirmed_at for overview in self):
            raise OVERVIEW_IS_FINAL(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        if any(overview.confirmed_at for overview in self):
            raise OVERVIEW_IS_FINAL(self.env)

    def action_count(self):
        """Count anew, as long as it is not confirmed; the words stay."""
        self.check_access("write")
        for overview in self:
            if overview.confirmed_at:
                raise OVERVIEW_IS_FINAL(self.env)
            overview._count()

    def _count(self):
        """Figures of the period and of the same one a year before, and which of them are not shown."""
        figures, hidden = self._shown_of(self.first_day)
        before, hidden_before = self._shown_of(year_before(self.first_day))
        counted = self.sudo()  # sudo: nobody may write figures; they are counted
        counted.write(
            {
                "figures": figures,
                "before": before,
                "hidden": hidden,
                "hidden_before": hidden_before,
            }
        )

    def _shown_of(self, first_day):
        """(figures, lines that are not shown) of a period of this kind: as the site knows them, when it does."""
        known = self._published(self.kind, [first_day]).get(str(first_day))
        if known:
            return known
        figures = self._figures(first_day, period_end(self.kind, first_day))
        quarters = {}
        if self.kind == "year":
            quarters = self._published("quarter", quarters_of(first_day))
        return figures, hidden_lines(figures, hidden_cells, quarters)

    @api.model
    def _published(self, kind, first_days):
        """What the site shows of periods, in confirmed overviews of them or beside those of the next year.

        :return: ``{first day: (figures, lines not shown)}``
        """
        confirmed = Domain("kind", "=", kind) & Domain("confirmed_at", "!=", False)
        next_year = [day.replace(year=day.year + 1) for day in first_days]
        beside = self.search(confirmed & Domain("first_day", "in", next_year))
        own = self.search(confirmed & Domain("first_day", "in", first_days))
        shown = {str(year_before(one.first_day)): (one.before, one.hidden_before or []) for one in beside}  # fmt: skip
        return shown | {str(one.first_day): (one.figures, one.hidden or []) for one in own}

    def _check_year_is_not_out(self):
        """What a year hides would follow from a quarter that is published after it."""
        year = period_start("year", self.first_day)
        if self.kind == "quarter" and self._published("year", [year]):
            raise YEAR_IS_OUT(self.env, year=year.year)

    def action_confirm(self):
        """A person has read the words and the figures: from now on they stand as they are published."""
        self.check_access("write")
        for overview in self:
            if overview.confirmed_at:
                raise OVERVIEW_IS_FINAL(self.env)
            if not (overview.text or "").strip():
                raise OVERVIEW_NEEDS_TEXT(self.env)
            overview._check_year_is_not_out()
            confirmed = (
                overview.sudo()
            )  # sudo: nobody may write the signature; the right is checked
            confirmed.write(
                {"confirmed_at": fields.Datetime.now(), "confirmed_by_id": self.env.uid}
            )

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.rules.suppression import hidden_cells

from ..messages import (
    OVERVIEW_IS_FINAL,
    OVERVIEW_IS_OUTDATED,
    OVERVIEW_NEEDS_TEXT,
    YEAR_IS_OUT,
)
from ..rules.overview import (
    POPULATION,
    hidden_lines,
    period_end,
    period_start,
    quarters_of,
    year_before,
)


class ApkOverview(models.Model):
    """Overview of appeals for the site of the office (8-ФЗ, ст. 13, ч. 1, п. 9 «в»).

    The program counts and proposes words; a person edits them and confirms. What is confirmed stays as it was published:
    a later one must not let anybody subtract a small number from it.
    """

    _name = "apk.overview"
    _description = "Overview of appeals"
    _inherit = "apk.report.period.mixin"
    _order = "first_day desc, kind desc"

    name = fields.Char(compute="_compute_name", store=True)
    text = fields.Text(
        string="What was asked and what was done",
        help="Stands above the tables. No names and nothing that leads to a person: the overview is published.",
    )
    figures = fields.Json(written_by="system")
    before = fields.Json(string="Figures of the year before", written_by="system")
    hidden = fields.Json(string="Lines not shown", written_by="system")
    hidden_before = fields.Json(string="Lines of the year before not shown", written_by="system")
    tables = fields.Html(compute="_compute_tables", sanitize=False)  # as the template renders them
    counted_at = fields.Datetime(string="Counted", written_by="system")
    confirmed_at = fields.Datetime(string="Confirmed", written_by="system")
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by", written_by="system")

    _once = models.Constraint("UNIQUE(kind, first_day)", "There is an overview of this period.")

    @api.depends("kind", "first_day")
    def _compute_name(self):
        lang = self.env["apk.office"]._lang()
        office = self.with_context(lang=lang).env
        for overview in self:
            period = overview.first_day and overview._period_name()
            overview.name = period and office._("Overview of appeals: %s", period)

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
                "counted_at": fields.Datetime.now(),
            }
        )

    def _shown_of(self, first_day):
        """(figures, lines that are not shown) of a period of this kind: as the site knows them, when it does."""
        known = self._published(self.kind, [first_day]).get(str(first_day))
        if known:
            return known
        figures = self._figures(first_day, period_end(self.kind, first_day))
        published, whole = self._published_beside(first_day)
        contributed = {code: one.population for code, one in self._contributed_tables().items()}
        population = {**POPULATION, **contributed}
        return figures, hidden_lines(figures, hidden_cells, published, population, whole)

    def _published_beside(self, first_day):
        """What the site shows of the year of a period, and which of it is the year, when that came out first."""
        year = period_start("year", first_day)
        quarters = self._published("quarter", quarters_of(year))
        if self.kind == "year":
            return quarters, ""
        years = self._published("year", [year])
        return ({**quarters, "year": years[str(year)]}, "year") if years else ({}, "")

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

    def _check_nothing_came_out_since(self):
        """What must be hidden follows from what the site shows: of this year, of the one before and of the next."""
        year = period_start("year", self.first_day)
        first, end = year_before(year), year.replace(year=year.year + 2)
        later = Domain("confirmed_at", ">", self.counted_at) & Domain("id", "!=", self.id)
        if self.search_count(
            later & Domain("first_day", ">=", first) & Domain("first_day", "<", end)
        ):
            raise OVERVIEW_IS_OUTDATED(self.env)

    def action_confirm(self):
        """A person has read the words and the figures: from now on they stand as they are published."""
        self.check_access("write")
        for overview in self:
            if overview.confirmed_at:
                raise OVERVIEW_IS_FINAL(self.env)
            if not (overview.text or "").strip():
                raise OVERVIEW_NEEDS_TEXT(self.env)
            overview._check_year_is_not_out()
            overview._check_nothing_came_out_since()
            confirmed = (
                overview.sudo()
            )  # sudo: nobody may write the signature; the right is checked
            confirmed.write(
                {"confirmed_at": fields.Datetime.now(), "confirmed_by_id": self.env.uid}
            )

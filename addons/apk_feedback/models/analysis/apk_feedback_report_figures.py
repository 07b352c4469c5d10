from odoo import api, models

from ...rules.periods import previous_period, previous_quarter, quarters_of
from ..answer.apk_answer import MARK_COLUMNS
from .feedback_cube import ALL, BREAKDOWNS, COLUMNS, REST, YEAR, Cube, grouping_sets

TREND_QUARTERS = 5
# Bits of SQL's GROUPING(): the first column is the highest bit; 1 stands for a column that is *not* grouped by.
ALL_BITS = (1 << len(COLUMNS)) - 1
BREAKDOWN_OF_BIT = {
    1 << (len(COLUMNS) - 1 - COLUMNS.index(column)): name for name, column in BREAKDOWNS.items()
}
# Columns that hold a code, and where its name is found.
NAMED_BY_CODE = {"channel": ("apk.channel", "code"), "place": ("apk.feedback.entry", "place")}


class ApkFeedbackReportFigures(models.Model):
    """Figures of a period (п. 81, 84): counted once over all answers, small groups hidden before anybody sees them."""

    _inherit = "apk.feedback.report"

    @api.model
    def _figures(self, kind, start):
        """All figures of one report.

        :param str kind: ``quarter`` or ``year``
        :param date start: the first day of the period
        :return: a dict for JSON; a shown cell is ``[count, good]``, a hidden one null like one without answers
        """
        quarters, trend = quarters_of(kind, start), self._trend_quarters(kind, start)
        period = YEAR if kind == "year" else start
        cube = self._cube(trend)
        if kind == "year":
            cube.add_year(quarters)
        disclosed = cube.disclosed_values("rated_subject", (*quarters, period))
        return {
            "answers": cube.shown(0, (period, ALL, None)),
            "criteria": self._totals(cube, period),
            "before": self._totals_before(kind, start, cube),
            "trend": [
                {"quarter": f"{quarter:%Y-%m-%d}", "cells": self._totals(cube, quarter)}
                for quarter in trend
            ],
            "breakdowns": {name: self._breakdown(cube, period, name) for name in BREAKDOWNS},
            "choices": self._choices(quarters),
            "reasons": self._reasons(quarters),
            "response": self._response(quarters, disclosed),
            "studied": self._studied_share(quarters),
        }

    def _totals_before(self, kind, start, cube):
        """Totals of the period before: a quarter is in the trend already, a year is counted by itself."""
        before = quarters_of(kind, previous_period(kind, start))
        if kind == "quarter":
            return self._totals(cube, before[0])
        previous = self._cube(before)
        previous.add_year(before)
        return self._totals(previous, YEAR)

    def _trend_quarters(self, kind, start):
        last = quarters_of(kind, start)[-1]
        quarters = [last]
        while len(quarters) < TREND_QUARTERS:
            quarters.insert(0, previous_quarter(quarters[0]))
        return quarters

    @api.model
    def _cube(self, quarters):
        """One pass over the answers for all breakdowns of all these quarters."""
        marks = ", ".join(
            f"count(*) FILTER (WHERE {name} > 0), count(*) FILTER (WHERE {name} >= 4)"
            for name in MARK_COLUMNS
        )
        columns = ", ".join(COLUMNS)
        self.env.cr.execute(
            f"SELECT quarter, GROUPING({columns}), {columns}, count(*) FILTER (WHERE is_part IS NOT TRUE), {marks} FROM apk_answer"  # noqa: S608  names of ours
            f" WHERE quarter = ANY(%s) GROUP BY GROUPING SETS ({grouping_sets()})",
            [quarters],
        )
        cube = Cube()
        for quarter, mask, *rest in self.env.cr.fetchall():
            values, counts = rest[: len(COLUMNS)], rest[len(COLUMNS) :]
            name, value = self._group_of(mask, dict(zip(COLUMNS, values, strict=True)))
            cube.add(quarter, name, value, [counts[0], *counts[1::2]], [0, *counts[2::2]])
        cube.hide_quarters()
        return cube

    @staticmethod
    def _group_of(mask, values):
        """The breakdown and the value that a row of the query counts."""
        grouped = ALL_BITS & ~mask
        if not grouped:
            return ALL, None
        if grouped in BREAKDOWN_OF_BIT:
            name = BREAKDOWN_OF_BIT[grouped]
            return name, values[BREAKDOWNS[name]]
        return "function", (values["area_id"], values["function_id"])

    @staticmethod
    def _totals(cube, period):
        return [cube.shown(subject, (period, ALL, None)) for subject in range(1, 10)]

    def _breakdown(self, cube, period, name):
        """Rows of one table, the most answers first; groups that are hidden altogether are not named."""
        rows = []
        for value in cube.values(period, name):
            cells = [cube.shown(subject, (period, name, value)) for subject in range(10)]
            if any(cells):
                rows.append({**self._group_label(name, value), "cells": cells})
        rows.sort(key=lambda row: (-(row["cells"][0] or [0])[0], row["label"]))
        return rows + (self._other_places(cube, period) if name == "place" else [])

    @staticmethod
    def _other_places(cube, period):
        """п. 81.6: small places together, so that the large ones need not be left without their figures."""
        cells = [cube.rest(subject, period, "place") for subject in range(10)]
        return [{"label": "", "code": REST, "within": "", "cells": cells}] if any(cells) else []

    def _group_label(self, name, value):
        """The name of a group at this moment; with the code of a selection, to be shown in the reader's language."""
        column, within = BREAKDOWNS[name], ""
        if name == "function":
            area, value = value
            within = f"{self._label_text('area_id', area)}: " if area else ""
        if not value:
            return {
                "label": within + self.env._("Not stated or not kept"),
                "code": "",
                "within": within,
            }
        is_word = self.env["apk.answer"]._fields[column].type == "selection"
        return {"label": self._label_text(column, value), **({"code": value} if is_word else {})}

    @api.model
    def _value_text(self, column, answer):
        """The value of one column of an answer as text for the screen."""
        value = answer[column]
        return value and self._label_text(column, getattr(value, "id", value))

    def _label_text(self, column, value):
        field = self.env["apk.answer"]._fields[column]
        if field.type == "many2one":
            return self.env[field.comodel_name].browse(value).display_name
        if field.type == "selection":
            return dict(field._description_selection(self.env))[value]
        model, key = NAMED_BY_CODE[column]
        rows = self.env[model].with_context(active_test=False)
        return rows.search([(key, "=", value)], limit=1).name or value

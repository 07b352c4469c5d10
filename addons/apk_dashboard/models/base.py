import babel.dates

from odoo import models
from odoo.tools import get_lang


class Base(models.AbstractModel):
    """Months and weeks on charts, in tables and in grouped lists as an office writes them: «ноябрь 2026», «нед. 47, 2026».

    Odoo's own labels are «ноября 2026» and «W47 2026».
    """

    _inherit = "base"

    def _web_read_group_groupby_formatter(self, groupby_spec, values):
        formatter = super()._web_read_group_groupby_formatter(groupby_spec, values)
        path, _colon, unit = groupby_spec.partition(":")
        if unit not in ("month", "week") or "." in path:
            return formatter

        def with_our_label(value):
            shown, domain = formatter(value)
            if not value or not isinstance(shown, tuple):
                return shown, domain
            start, label = shown
            return (start, self._label_of_period(unit, value, label)), domain

        return with_our_label

    def _label_of_period(self, unit, value, label):
        """
        :param value: the first day of the period
        :param label: what Odoo calls it
        """
        if unit == "month":
            return babel.dates.format_date(value, "LLLL y", locale=get_lang(self.env).code)
        week, _space, year = label.removeprefix("W").partition(" ")
        return self.env._("week %(week)s, %(year)s", week=week, year=year)

from contextlib import contextmanager, nullcontext

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, formatLang

from odoo.addons.apk_base.office_time import MOSCOW

from ...rules.figures import share
from .catalogue import BY_CODE, COUNT, DAYS, INDICATORS, MEAN, PERCENT
from .sources import SOURCES

WHOLE, PART, REST = "whole", "part", "rest"


class ApkIndicator(models.AbstractModel):
    """Figures of the indicators for a period, and the records behind each (``catalogue.py`` defines them).

    A service without fields. Everything is counted with the rights of the signed-in user: one query for each model.
    """

    _name = "apk.indicator"
    _description = "Indicators"

    @api.model
    def _figures(self, filters, codes=None):
        """
        :param Filters filters: period and what else narrows it
        :param codes: codes of indicators; all by default
        :return: ``{code: row}`` of those whose records the user may read, see ``_row``
        """
        chosen = [one for one in INDICATORS if codes is None or one.code in codes]
        counts = {}
        for name in dict.fromkeys(one.source for one in chosen):
            mine = [one for one in chosen if one.source == name]
            if self._may_read(SOURCES[name]):
                counts |= self._counts(SOURCES[name], mine, filters)
        return {one.code: self._row(one, counts[one.code]) for one in chosen if one.code in counts}

    @api.model
    def _may_read(self, source):
        """Whether the figures would be the whole and not the part that the user happens to see."""
        user = self.env.user
        is_reader = not source.readers or any(map(user.has_group, source.readers))
        return is_reader and self.env[source.model].has_access("read")

    def _counts(self, source, indicators, filters):
        """``{code: (part, whole, mean, median)}``; None instead, where a filter cannot be applied."""
        base = filters.domain(source, fields.Datetime.now())
        if base is None:
            return dict.fromkeys((one.code for one in indicators), None)
        if source.model == "apk.training.duty":
            return {one.code: (*self._trained(), None, None) for one in indicators}
        columns = [column for one in indicators for column in self._columns(one)]
        counted = Domain.OR(one.whole for one in indicators)
        with self._looking_up() if source.is_looked_up else nullcontext():
            [row] = self._aggregate(source.model, base & counted, columns)
        return {
            one.code: tuple(row[4 * number : 4 * number + 4])
            for number, one in enumerate(indicators)
        }

    @contextmanager
    def _looking_up(self):
        """PostgreSQL would read all messages to join them with the rows of a period, once rules or filters ask for them."""
        joins = ("enable_hashjoin", "enable_mergejoin")
        for join in joins:
            self.env.cr.execute(SQL("SET LOCAL %s = off", SQL.identifier(join)))
        yield
        for join in joins:
            self.env.cr.execute(SQL("RESET %s", SQL.identifier(join)))

    @staticmethod
    def _columns(indicator):
        """What ``_aggregate`` counts for one indicator: four columns, those that it does not need are empty."""
        is_average = indicator.unit in (DAYS, MEAN)
        return (
            ("count", indicator.whole & indicator.part, ""),
            ("count", indicator.whole, ""),
            ("avg", indicator.whole if is_average else None, indicator.field),
            ("median", indicator.whole if is_average else None, indicator.field),
        )

    @api.model
    def _aggregate(self, model, base, columns, groups=()):
        """Counts and averages of parts of the records that ``base`` finds, in one query under the rules of access.

        :param columns: ``(function, domain of the part, field)``; a domain None makes an empty column
        :param groups: ``(field, unit of time)``: rows begin with their values; the unit is ``week`` or empty
        :return: list of rows
        """
        records = self.env[model]
        query = records._search(base)
        if query.is_empty():
            nothing = tuple(0 if function == "count" else None for function, *_rest in columns)
            return [] if groups else [nothing]
        chosen = [self._group_sql(records, query, *group) for group in groups]
        chosen += [self._column_sql(records, query, *column) for column in columns]
        select = SQL(
            "SELECT %s FROM %s WHERE %s",
            SQL(", ").join(chosen),
            query.from_clause,
            query.where_clause or SQL("TRUE"),
        )
        places = SQL(", ").join(SQL(str(number)) for number in range(1, len(groups) + 1))
        return self.env.execute_query(SQL("%s GROUP BY %s", select, places) if groups else select)

    @staticmethod
    def _column_sql(records, query, function, domain, field):
        if domain is None:
            return SQL("NULL")
        condition = domain.optimize_full(records)._to_sql(records, records._table, query)
        if function == "count":
            return SQL("count(*) FILTER (WHERE %s)", condition)
        value = records._field_to_sql(records._table, field, query)
        if function == "avg":
            return SQL("avg(%s) FILTER (WHERE %s)", value, condition)
        return SQL(
            "percentile_cont(0.5) WITHIN GROUP (ORDER BY %s) FILTER (WHERE %s)", value, condition
        )

    @staticmethod
    def _group_sql(records, query, field, unit):
        value = records._field_to_sql(records._table, field, query)
        if not unit:
            return value
        local = SQL("(%s AT TIME ZONE 'UTC' AT TIME ZONE %s)", value, MOSCOW.key)
        return SQL("date_trunc(%s, %s)::date", unit, local)

    def _trained(self):
        """п. 32–34: (operators whose training is in order, all operators)."""
        day, records = self.env["apk.office"]._today(), self.env["apk.training.record"]
        operators = self.env["apk.line"]._operators()
        trained = [one for one in operators if records._is_up_to_date(one, day)]
        return len(trained), len(operators)

    def _row(self, indicator, counts):
        """One figure as screens and letters show it.

        :return: ``{code, name, how, clause, period, value, part, whole, rest, is_short, percent}``; ``value`` is a text,
            «—» where nothing was due; ``rest`` counts what fell short; None in the counts: the filter does not apply
        """
        part, whole, mean, median = counts or (0, 0, None, None)
        percent = share(part, whole) if indicator.unit == PERCENT else None
        is_short = indicator.may_fall_short and part < whole
        return {
            "code": indicator.code,
            "name": self.env._(indicator.name),
            "how": self.env._(indicator.how),
            "clause": indicator.clause,
            "period": self._period_words(SOURCES[indicator.source].kind),
            "is_left_out": counts is None,
            "value": "—"
            if counts is None
            else self._value(indicator, percent, whole, mean, median),
            "percent": percent,
            "part": part if indicator.unit == PERCENT else None,
            "whole": whole,
            "rest": whole - part if is_short else 0,
            "is_short": is_short,
        }

    def _value(self, indicator, percent, whole, mean, median):
        if indicator.unit == COUNT:
            return formatLang(self.env, whole, digits=0)
        if indicator.unit == PERCENT:
            return "—" if percent is None else f"{formatLang(self.env, percent, digits=1)} %"
        if mean is None:
            return "—"
        value = formatLang(self.env, mean, digits=1)
        if indicator.unit == MEAN:
            return value
        return self.env._(
            "%(mean)s d. (%(median)s)", mean=value, median=formatLang(self.env, median, digits=0)
        )

    def _period_words(self, kind):
        return {
            "due": self.env._("by the day on which the term ends"),
            "received": self.env._("by the day of receipt"),
            "answered": self.env._("by the day of the answer"),
            "day": self.env._("by the day of the event"),
            "quarter": self.env._("by whole quarters"),
            "now": self.env._("as of now"),
        }[kind]

    @api.model
    def _behind(self, code, side, filters):
        """The records that a figure counts.

        :param side: ``whole``, ``part`` or ``rest``
        :return: (model, domain)
        """
        indicator = BY_CODE[code]
        source = SOURCES[indicator.source]
        if source.model == "apk.training.duty":
            return source.model, Domain("is_overdue", "=", True)
        base = filters.domain(source, fields.Datetime.now()) or Domain.TRUE
        domain = base & indicator.whole
        if side == PART:
            domain &= indicator.part
        elif side == REST:
            domain &= ~indicator.part
        return source.model, domain

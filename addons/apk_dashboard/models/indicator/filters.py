"""Period and filters of the screen of the head, as domains of the models that are counted."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from odoo import fields
from odoo.fields import Domain

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_feedback.rules.anonymity import quarter_of

from ...messages import FILTER_IS_WRONG, PERIOD_IS_WRONG
from ...rules.periods import ONE_DAY, PERIODS, period_of

MODELS = {
    "area": "apk.area",
    "unit": "apk.unit",
    "channel": "apk.channel",
    "segment": "apk.segment",
    "district": "apk.district",
}


LONGEST = 1100  # days: three years
LAST_YEAR = 2999


@dataclass(frozen=True)
class Filters:
    """
    :param first: first day of the period
    :param end: the day after its last one
    :param chosen: filter -> id
    """

    first: date
    end: date
    chosen: dict[str, int] = field(default_factory=dict)

    def domain(self, source, now):
        """Records of a source that belong to the period and pass the filters; None: a filter does not apply to it.

        What is counted by its term is counted once the term has ended: ``now`` is the naive UTC moment.
        """
        if self.chosen.keys() - source.paths.keys():
            return None
        return self.period(source, now) & self.narrowing(source)

    def narrowing(self, source):
        """What the filters beside the period ask of a source that knows them all."""
        return Domain.AND(
            Domain(source.paths[name], "in", [record_id]) for name, record_id in self.chosen.items()
        )

    def period(self, source, now):
        if not source.moment:
            return Domain.TRUE
        if source.kind == "quarter":
            first, end = quarter_of(self.first), self.end
        elif source.is_day:
            first, end = self.first, self.end
        else:
            first, end = _midnight(self.first), _midnight(self.end)
        if source.kind == "due":
            end = min(end, now)
        return Domain(source.moment, ">=", first) & Domain(source.moment, "<", end)

    def of_period(self, first, end):
        return Filters(first, end, self.chosen)


def _midnight(day):
    return to_naive_utc(datetime.combine(day, time.min, MOSCOW))


def read_filters(env, raw):
    """What the screen sends, checked.

    :param raw: ``{period, first, last, area, unit, channel, segment, district}``; all may be missing
    :raises PERIOD_IS_WRONG, FILTER_IS_WRONG: a sentence for the user
    """
    raw = raw if isinstance(raw, dict) else {}
    chosen = {}
    for name, model in MODELS.items():
        if raw.get(name):
            if not isinstance(raw[name], int) or not env[model].search_count(
                [("id", "=", raw[name])]
            ):
                raise FILTER_IS_WRONG(env)
            chosen[name] = raw[name]
    return Filters(*_period(env, raw), chosen)


def _period(env, raw):
    name = raw.get("period") or "quarter"
    if name in PERIODS:
        return period_of(name, env["apk.office"]._today())
    try:
        first = fields.Date.to_date(raw.get("first"))
        last = fields.Date.to_date(raw.get("last"))
    except (TypeError, ValueError) as error:
        raise PERIOD_IS_WRONG(env) from error
    is_whole = name == "days" and first and last and last.year <= LAST_YEAR
    if not is_whole or not 0 <= (last - first).days <= LONGEST:
        raise PERIOD_IS_WRONG(env)
    return first, last + ONE_DAY

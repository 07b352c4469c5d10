"""Who is reminded of a deadline, and when (the Order names no lead times: these are the department's habits).

Every reminder has a code that is stored when it is sent, so that a second look at the same deadline is silent.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .production_calendar import ProductionCalendar
from .working_time import OfficeHours

DIGEST_AT = time(8, 45)


@dataclass(frozen=True)
class Reminder:
    """``recipient``: ``executor``, ``head``, ``area`` (all heads of the area) or ``controller``."""

    code: str
    recipient: str
    at: datetime


def reminders(
    kind: str, due: datetime, work_due: datetime, calendar: ProductionCalendar, hours: OfficeHours
) -> tuple[Reminder, ...]:
    """All reminders of one deadline, earliest first; moments are aware, in the office's zone."""
    plan = {"answer": _long_term, "urgent_answer": _urgent, "forward": _urgent}.get(
        kind, _short_term
    )
    found = plan(due, work_due, calendar, hours)
    return tuple(sorted(found, key=lambda reminder: reminder.at))


def _short_term(due, work_due, _calendar, _hours):
    """First reply, notice of inadmissible behaviour: hours before the end of the office's day."""
    yield Reminder("executor-4h", "executor", work_due - timedelta(hours=4))
    yield Reminder("head-2h", "head", work_due - timedelta(hours=2))
    yield Reminder("overdue", "area", due)


def _urgent(due, work_due, calendar, hours):
    """п. 19: the mornings of the third and fourth working day, the evening of the fifth."""
    last_day = work_due.date()
    day_before = _working_day_before(last_day, calendar)
    two_before = _working_day_before(day_before, calendar)
    yield Reminder("executor-2wd", "executor", _morning(two_before, due, hours))
    yield Reminder("executor-1wd", "executor", _morning(day_before, due, hours))
    yield Reminder("head-1wd", "head", _morning(day_before, due, hours))
    yield Reminder("head-last", "head", work_due)
    yield Reminder("overdue", "controller", due)


def _long_term(due, work_due, _calendar, hours):
    """A statutory term: 10, 5, 3 and 1 days before; from its end on the head and the controller."""
    for days in (10, 5, 3, 1):
        yield Reminder(
            f"executor-{days}d", "executor", _morning(_before(work_due, days), due, hours)
        )
    yield Reminder("head-3d", "head", _morning(_before(work_due, 3), due, hours))
    yield Reminder("overdue", "head", due)
    yield Reminder("overdue-controller", "controller", due)


def is_digest_due(now: datetime, sent_on: date | None, calendar: ProductionCalendar) -> bool:
    """One digest a working day, from 8:45 on."""
    return calendar.is_working_day(now.date()) and now.time() >= DIGEST_AT and sent_on != now.date()


def _before(moment: datetime, days: int) -> date:
    return moment.date() - timedelta(days=days)


def _working_day_before(day: date, calendar: ProductionCalendar) -> date:
    day -= timedelta(days=1)
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def _morning(day: date, due: datetime, hours: OfficeHours) -> datetime:
    return datetime.combine(day, hours.opens, due.tzinfo)

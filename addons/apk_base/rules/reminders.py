"""Whom to remind of a deadline, and when. The Order names no lead times: these are the habits of the office.

A plan is a function of the deadline's two moments, the production calendar and the office hours, which yields its
reminders in any order. An addon says which plan a kind of deadline has (``apk.deadline._reminder_plans``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .production_calendar import ProductionCalendar
from .working_time import OfficeHours

DIGEST_AT = time(8, 45)


@dataclass(frozen=True)
class Reminder:
    """One reminder of one deadline.

    ``code`` is unique among the reminders of a deadline; it is stored when the reminder is sent, which is why the
    reminder is sent once. ``recipient`` is a word that the record translates into users (``_responsible``):
    ``executor``, ``head``, ``area`` (all heads of the area), ``controller`` … ``at`` is aware.
    """

    code: str
    recipient: str
    at: datetime


def term_of_hours(
    due: datetime, work_due: datetime, _calendar: ProductionCalendar, _hours: OfficeHours
) -> Iterator[Reminder]:
    """First reply, notice of inadmissible behaviour: hours before the end of the office's day."""
    yield Reminder("executor-4h", "executor", work_due - timedelta(hours=4))
    yield Reminder("head-2h", "head", work_due - timedelta(hours=2))
    yield Reminder("overdue", "area", due)


def term_of_working_days(
    due: datetime, work_due: datetime, calendar: ProductionCalendar, hours: OfficeHours
) -> Iterator[Reminder]:
    """п. 19: the mornings of the third and fourth working day, the evening of the fifth."""
    last_day = work_due.date()
    day_before = _working_day_before(last_day, calendar)
    two_before = _working_day_before(day_before, calendar)
    yield Reminder("executor-2wd", "executor", _morning(two_before, due, hours))
    yield Reminder("executor-1wd", "executor", _morning(day_before, due, hours))
    yield Reminder("head-1wd", "head", _morning(day_before, due, hours))
    yield Reminder("head-last", "head", work_due)
    yield Reminder("overdue", "controller", due)


def term_of_weeks(
    due: datetime, work_due: datetime, _calendar: ProductionCalendar, hours: OfficeHours
) -> Iterator[Reminder]:
    """A statutory term: 10, 5, 3 and 1 days before; from its end on the head and the controller."""
    for days in (10, 5, 3, 1):
        yield Reminder(
            f"executor-{days}d", "executor", _morning(_before(work_due, days), due, hours)
        )
    yield Reminder("head-3d", "head", _morning(_before(work_due, 3), due, hours))
    yield Reminder("overdue", "head", due)
    yield Reminder("overdue-controller", "controller", due)


def term_of_control(
    due: datetime, work_due: datetime, calendar: ProductionCalendar, hours: OfficeHours
) -> Iterator[Reminder]:
    """A prosecutor, a deputy or the governor waits: the executor 5, 3 and 1 working days before, the head 3 and
    1, the controller 1; head and controller at once when the day is over."""
    mornings, day = {}, work_due.date()
    for left in range(1, 6):
        day = _working_day_before(day, calendar)
        mornings[left] = _morning(day, due, hours)
    for left in (5, 3, 1):
        yield Reminder(f"executor-{left}wd", "executor", mornings[left])
    for left in (3, 1):
        yield Reminder(f"head-{left}wd", "head", mornings[left])
    yield Reminder("controller-1wd", "controller", mornings[1])
    yield Reminder("overdue", "head", due)
    yield Reminder("overdue-controller", "controller", due)


def is_digest_due(now: datetime, sent_on: date | None, calendar: ProductionCalendar) -> bool:
    """One digest a working day, from 8:45 on.

    :param now: aware, in the office's time zone
    :param sent_on: the day of the last digest
    """
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

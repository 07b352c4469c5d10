"""Deadlines of the Order and of the laws beside it, one function per clause.

Every result is an exclusive bound: what is done before it is done in time.
"""

from datetime import datetime, timedelta

from .working_time import ONE_DAY, IsWorkingDay, end_of_day, nth_working_day_after, roll, run_clock

FIRST_REPLY = timedelta(hours=24)
FIXABLE_REFUSAL_CONTACT = timedelta(hours=24)
URGENT_ANSWER_WORKING_DAYS = 5
ABUSE_NOTICE_WORKING_DAYS = 1
FORWARDING_DAYS = 7
DAY_KINDS = ("calendar", "working")


def first_reply_due(received_at: datetime, is_working_day: IsWorkingDay) -> datetime:
    """п. 20: «в течение 24 часов … (за исключением выходных и нерабочих праздничных дней)».

    Neither office hours nor a short day change it: the clause speaks of hours, not of working hours.
    """
    return run_clock(received_at, FIRST_REPLY, is_working_day)


def urgent_answer_due(received_at: datetime, is_working_day: IsWorkingDay) -> datetime:
    """п. 19: «не должен превышать 5 рабочих дней с даты поступления»."""
    return _end_of_working_day(received_at, URGENT_ANSWER_WORKING_DAYS, is_working_day)


def abuse_notice_due(received_at: datetime, is_working_day: IsWorkingDay) -> datetime:
    """п. 19: «в течение 1 рабочего дня после получения такого сообщения»."""
    return _end_of_working_day(received_at, ABUSE_NOTICE_WORKING_DAYS, is_working_day)


def fixable_refusal_contact_due(found_at: datetime) -> datetime:
    """п. 8: «в течение 24 часов после выявления» — here days off are not excepted."""
    return found_at + FIXABLE_REFUSAL_CONTACT


def statutory_answer_due(
    registered_at: datetime, days: int, roll_policy: str, is_working_day: IsWorkingDay
) -> datetime:
    """A term in calendar days, such as 59-ФЗ, ст. 12: «в течение 30 дней со дня регистрации».

    The day after registration is day one. The law does not say what happens on a day off: see ``roll``. A term that lies
    whole in days off, such as seven days from 31 December, has no working day to move back to and stays where it is.
    """
    last_day = registered_at.date() + timedelta(days=days)
    rolled = roll(last_day, roll_policy, is_working_day)
    if rolled < registered_at.date():
        rolled = last_day
    return end_of_day(rolled, registered_at.tzinfo)


def forwarding_due(
    registered_at: datetime, roll_policy: str, is_working_day: IsWorkingDay
) -> datetime:
    """59-ФЗ, ст. 8, ч. 3: «в течение семи дней со дня регистрации»; п. 21 gives no term of its own."""
    return statutory_answer_due(registered_at, FORWARDING_DAYS, roll_policy, is_working_day)


def statutory_answer_due_working_days(
    registered_at: datetime, days: int, is_working_day: IsWorkingDay
) -> datetime:
    """A term in working days, such as 152-ФЗ, ст. 20: «в течение десяти рабочих дней»."""
    return _end_of_working_day(registered_at, days, is_working_day)


def length_of_pause(
    paused_at: datetime, resumed_at: datetime, day_kind: str, is_working_day: IsWorkingDay
) -> int:
    """Days by which a term grows when its clock was stopped; the day it stopped does not count.

    :param day_kind: what the term is counted in: ``calendar`` or ``working`` days
    """
    if day_kind not in DAY_KINDS:
        raise ValueError(f"{day_kind!r} is none of {DAY_KINDS}")
    days = (resumed_at.date() - paused_at.date()).days
    if day_kind == "calendar":
        return days
    stood = (paused_at.date() + ONE_DAY * number for number in range(1, days + 1))
    return sum(map(is_working_day, stood))


def _end_of_working_day(start: datetime, days: int, is_working_day: IsWorkingDay) -> datetime:
    last_day = nth_working_day_after(start.date(), days, is_working_day)
    return end_of_day(last_day, start.tzinfo)

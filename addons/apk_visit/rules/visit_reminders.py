"""When a client is reminded of a visit (п. 55).

The Order names no hour; on the morning of the day before, the client can still change plans.
"""

from datetime import datetime, time, timedelta

REMIND_AT = time(10)
ONE_DAY = timedelta(days=1)


def reminder_at(starts: datetime, booked: datetime) -> datetime | None:
    """10:00 of the day before; ``None`` when the visit was booked after that: the client has just heard the time."""
    moment = datetime.combine(starts.date() - ONE_DAY, REMIND_AT, starts.tzinfo)
    return moment if booked < moment else None


def is_reminder_due(now: datetime, starts: datetime, booked: datetime) -> bool:
    """Whether to remind now: late, when the server was off, but never of a visit that has begun."""
    moment = reminder_at(starts, booked)
    return moment is not None and moment <= now < starts

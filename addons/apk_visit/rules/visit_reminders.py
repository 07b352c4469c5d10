"""When a client is reminded of a visit (п. 55).

The Order names no hour: the morning of the day before is early enough to change one's plans.
"""

from datetime import datetime, time, timedelta

REMIND_AT = time(10)
ONE_DAY = timedelta(days=1)
HELD_FOR = timedelta(minutes=15)  # while the operator reads the way aloud
HELD_ON_SITE_FOR = timedelta(minutes=30)  # while the client opens the letter with the link


def reminder_at(starts: datetime, booked: datetime) -> datetime | None:
    """10:00 of the day before; ``None`` when the visit was booked later: the client has just been told."""
    moment = datetime.combine(starts.date() - ONE_DAY, REMIND_AT, starts.tzinfo)
    return moment if booked < moment else None


def is_reminder_due(now: datetime, starts: datetime, booked: datetime) -> bool:
    """Whether to remind now; a server that was off must not remind of what has begun."""
    moment = reminder_at(starts, booked)
    return moment is not None and moment <= now < starts

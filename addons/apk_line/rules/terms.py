"""п. 30: «нормативных и средних сроков рассмотрения»: the average ones are counted, not typed in."""

from collections.abc import Iterable
from datetime import datetime
from statistics import mean, median


def spent_days(registered: datetime, answered: datetime) -> int:
    """Whole calendar days from the day of registration to the day of the answer."""
    return (answered.date() - registered.date()).days


def average_term(pairs: Iterable[tuple[datetime, datetime]]) -> dict | None:
    """Mean and median in calendar days and how many messages they come from; None when there are none."""
    days = [spent_days(*pair) for pair in pairs]
    if not days:
        return None
    return {"mean": round(mean(days), 1), "median": round(median(days)), "count": len(days)}

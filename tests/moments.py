"""Moments of the office, written so that a reader sees the weekday and the machine checks it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

MOSCOW = ZoneInfo("Europe/Moscow")


def at(text: str) -> datetime:
    """``at("Sat 2024-04-27 11:00")``; a wrong weekday is an error, not a comment.

    ``24:00`` is the midnight that ends the day.
    """
    weekday, day_text, clock = text.split(" ")
    day = on(f"{weekday} {day_text}")
    if clock == "24:00":
        return datetime.fromordinal(day.toordinal() + 1).replace(tzinfo=MOSCOW)
    return datetime.fromisoformat(f"{day_text} {clock}").replace(tzinfo=MOSCOW)


def on(text: str) -> date:
    """``on("Sat 2027-02-20")``"""
    weekday, stamp = text.split(" ")
    day = date.fromisoformat(stamp)
    assert f"{day:%a}" == weekday, f"{text!r} is a {day:%A}"
    return day

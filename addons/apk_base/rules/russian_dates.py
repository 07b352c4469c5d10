"""Dates, moments and terms as Russian texts of answers, notices and public pages write them."""

from datetime import date, datetime, time, timedelta

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
WEEKDAYS = (
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
)
SHORT_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def format_day(day: date) -> str:
    """«5 ноября 2026 г.»"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} г."


def format_weekday(day: date) -> str:
    """«четверг, 5 ноября»: of a day that is near; people keep the day of the week in mind, not the year."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def format_appointment(moment: datetime) -> str:
    """«5 ноября 2026 г. (четверг) в 10:00»: in brackets, so that it fits after «ждём вас» and after «запись на»."""
    day = moment.date()
    return f"{format_day(day)} ({WEEKDAYS[day.weekday()]}) в {moment:%H:%M}"


def format_moment(moment: datetime) -> str:
    """«20 ноября 2026 г. в 17:40»"""
    return f"{format_day(moment.date())} в {moment:%H:%M}"


def format_time_of(moment: datetime, today: date) -> str:
    """When a colleague did something, as it follows «в» or stands alone: «10:02», of another day «28 ноября, 10:02»."""
    clock = f"{moment:%H:%M}"
    day = moment.date()
    return clock if day == today else f"{day.day} {MONTHS[day.month - 1]}, {clock}"


def format_day_term(due: datetime) -> str:
    """A near deadline as it follows «не позднее»: «17:40, понедельник, 23 ноября»."""
    if due.time() == time.min:
        return f"конца дня, {format_weekday(due.date() - timedelta(days=1))}"
    return f"{due:%H:%M}, {format_weekday(due.date())}"


def format_term(due: datetime) -> str:
    """A deadline as it follows «не позднее»: «17:40 23 ноября 2026 г.», «конца дня 23 ноября 2026 г.».

    Midnight is the end of the day before: a person reads «00:00 of the 24th» as one day more.
    """
    if due.time() == time.min:
        return f"конца дня {format_day(due.date() - timedelta(days=1))}"
    return f"{due:%H:%M} {format_day(due.date())}"

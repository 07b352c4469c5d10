"""Between Odoo's naive UTC and the time of the office."""

from datetime import timezone
from zoneinfo import ZoneInfo

# The Order and its clients live in one time zone; a user's own setting must not move a legal day.
MOSCOW = ZoneInfo("Europe/Moscow")


def to_local(moment):
    """Odoo's naive UTC -> aware Moscow time."""
    return moment.replace(tzinfo=timezone.utc).astimezone(MOSCOW)


def to_naive_utc(moment):
    """Aware time -> what Odoo stores."""
    return moment.astimezone(timezone.utc).replace(tzinfo=None)

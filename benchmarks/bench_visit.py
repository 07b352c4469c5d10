"""Free times of a month at sixteen places (п. 54) as bookings pile up, and the price of one booking; CPU milliseconds.

The bound is 100 ms for the month of all places. Beside it, in the same run, what Odoo itself offers for such a
question: the working intervals of one ``resource.calendar`` a place, with no booking subtracted.
"""

import sys
from datetime import date, datetime, timedelta, timezone

import pytz

from .cpu import cpu_seconds, milliseconds
from .database import copied_database, environment

FIRST_DAY, DAYS = date(2026, 12, 1), 31
SIZES = (0, 600, 2400)  # bookings in the month, at all places together


def month():
    return [FIRST_DAY + timedelta(days=number) for number in range(DAYS)]


def book(env, places, service, count):
    """So many bookings, spread over the places, the earliest free times first."""
    client = env["res.partner"].create({"name": "Клиент"})
    free = places._free_slots(service, month())
    rows = zip(*free.values(), strict=True)
    queue = [(place, slot) for row in rows for place, slot in zip(free, row, strict=True)]
    for place, slot in queue[:count]:
        starts = slot.starts.astimezone(timezone.utc).replace(tzinfo=None)
        env["apk.visit"]._hold(place, service, starts, "line", partner_id=client.id)
    env.flush_all()


def core_calendars(env):
    """Odoo's own: one calendar a place, forty hours a week."""
    calendars = env["resource.calendar"].create(
        [{"name": f"Место {number}", "tz": "Europe/Moscow"} for number in range(16)]
    )
    zone = pytz.timezone("Europe/Moscow")
    first = zone.localize(datetime.combine(FIRST_DAY, datetime.min.time()))
    return lambda: [
        list(each._work_intervals_batch(first, first + timedelta(days=DAYS))[False])
        for each in calendars
    ]


def report(what, figure, note=""):
    sys.stdout.write(f"{what:<56}{figure:>9.1f} CPU-ms  {note}\n")


def main():
    with copied_database("visit") as database, environment(database) as env:
        places, have = env["apk.reception.place"]._all(), 0
        places.write({"seats": 3})
        service = env.ref("apk_visit.service_consultation")
        for size in SIZES:
            before = cpu_seconds(env.cr)
            book(env, places, service, size - have)
            if size > have:
                each = 1000 * (cpu_seconds(env.cr) - before) / (size - have)
                report(f"one booking, {have} to {size}", each)
            have, ours = size, look_at_a_month(env, places, service, size)
        if "resource.calendar" in env:
            core = milliseconds(env.cr, core_calendars(env))
            report(
                "16 x resource.calendar, no bookings",
                core,
                f"ours with {have} bookings: {ours / core:.2f} of it",
            )


def look_at_a_month(env, places, service, size):
    def look():
        env.invalidate_all()
        return places._free_slots(service, month())

    figure = milliseconds(env.cr, look)
    report(
        f"month of 16 places, {size} bookings",
        figure,
        f"{sum(map(len, look().values()))} free times",
    )
    return figure


if __name__ == "__main__":
    main()

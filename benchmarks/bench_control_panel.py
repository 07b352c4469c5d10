"""The screen of the head among 200,000 messages and 400,000 terms of the five years that the office keeps (п. 6). Figures: CPU milliseconds, ratio to the desk.

Rows are multiplied by SQL as in ``bench_desk``; the terms of closed messages, kept and late, are added.
"""

import sys

from .bench_desk import MESSAGES, OPEN, copy, fill, people
from .cpu import milliseconds
from .database import copied_database, environment

FILTERS = ({}, {"period": "week"}, {"period": "last_year"})


def add_terms(env):
    """Messages of five years, and two terms for every closed one, one in eight late."""
    env.cr.execute("SELECT min(id) FROM apk_case WHERE state = 'closed'")
    [first] = env.cr.fetchone()
    for kind in ("first_reply", "answer"):
        env.cr.execute("SELECT max(id) FROM apk_deadline WHERE kind = %s", [kind])
        [source] = env.cr.fetchone()
        due = "now() - n * interval '13 minutes'"
        done = f"{due} + CASE WHEN n % 8 = 0 THEN 1 ELSE -7 END * interval '1 hour'"
        values = {"res_id": f"{first} + n - 1", "case_id": f"{first} + n - 1", "due_at": due, "work_due_at": due, "fulfilled_at": done, "paused_at": "NULL", "waived_at": "NULL"}  # fmt: skip
        copy(env, "apk_deadline", values, source, MESSAGES - OPEN)
    env.cr.execute(
        "UPDATE apk_case SET received_at = now() - (SELECT max(id) FROM apk_case) * interval '13 minutes'"
        " + id * interval '13 minutes', area_id = (SELECT min(id) + apk_case.id % 5 FROM apk_area)"
    )
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute("VACUUM ANALYZE")
    env.cr._cnx.autocommit = False


def opening(env, panel, filters):
    """Every opening of the screen is a request of its own."""

    def open_screen():
        env.invalidate_all()
        return panel.panel(filters)

    return open_screen


if __name__ == "__main__":
    with copied_database("control") as name, environment(name) as env:
        staff = people(env)
        fill(env)
        add_terms(env)
        env.cr.execute("SET max_parallel_workers_per_gather = 0")  # their CPU is not counted
        desk = milliseconds(env.cr, env["apk.desk"].with_user(staff["controller"]).desk)
        for role in ("controller", "head"):
            panel = env["apk.control.panel"].with_user(staff[role])
            for filters in FILTERS:
                spent = milliseconds(env.cr, opening(env, panel, filters))
                sys.stdout.write(
                    f"{role:<11} {filters!s:<24} {spent:6.0f} CPU-ms, the controller's desk × {spent / desk:.1f}\n"
                )

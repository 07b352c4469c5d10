"""The screen of the head among 200,000 messages and 400,000 terms of the five years that the office keeps (п. 6). Figures: milliseconds, queries, ratio to the desk.

Rows are multiplied by SQL as in ``bench_desk``; the terms of closed messages, kept and late, are added.
"""

import statistics
import sys
import time

from .bench_desk import MESSAGES, OPEN, copy, fill, people
from .database import copied_database, environment

RUNS = 20
FILTERS = (
    {},
    {"period": "last_year"},
    {"period": "week"},
    {"unit": True},
)


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


def measured(env, call):
    call()
    spent, asked = [], 0
    for _run in range(RUNS):
        env.invalidate_all()
        queries, start = env.cr.sql_log_count, time.perf_counter()
        call()
        spent.append((time.perf_counter() - start) * 1000)
        asked = env.cr.sql_log_count - queries
    spent.sort()
    return statistics.median(spent), spent[int(len(spent) * 0.95) - 1], asked


if __name__ == "__main__":
    with copied_database("control") as name, environment(name) as env:
        staff = people(env)
        fill(env)
        add_terms(env)
        desk, _p95, _asked = measured(env, env["apk.desk"].with_user(staff["controller"]).desk)
        for role in ("controller", "head"):
            panel = env["apk.control.panel"].with_user(staff[role])
            for raw in FILTERS:
                filters = {**raw, **({"unit": env.ref("apk_base.unit_oorg").id} if raw.get("unit") else {})}  # fmt: skip
                p50, p95, asked = measured(env, lambda p=panel, f=filters: p.panel(f))
                sys.stdout.write(
                    f"{role:<11} {str(raw):<24} p50 {p50:6.0f} ms, p95 {p95:6.0f} ms, {asked} queries, desk × {p50 / desk:.1f}\n"
                )

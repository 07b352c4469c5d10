"""The reports of the law among 200,000 messages of five years: a month of the portal (Указ № 171), the figures of an overview (59-ФЗ, 8-ФЗ).

Figures: CPU milliseconds, for how many messages, and big tables that a plan reads whole. Rows are multiplied as in ``bench_control_panel``.
"""

import sys
from datetime import timedelta

from odoo import fields
from odoo.sql_db import Cursor
from odoo.tools import SQL

from .bench_control_panel import add_terms
from .bench_desk import MESSAGES, OPEN, copy, fill, people
from .cpu import milliseconds
from .database import copied_database, environment

BIG = ("apk_case ", "apk_deadline ", "apk_case_question ", "res_partner ")


def add_questions(env):
    """Every message is an appeal of one question; those that are closed are over a fortnight after they came."""
    env.cr.execute("SELECT min(case_id), min(id) FROM apk_case_question WHERE case_id IN (SELECT id FROM apk_case WHERE subject = 'Субсидия')")  # fmt: skip
    original, source = env.cr.fetchone()
    first = original + 1
    appeal = env.ref("apk_case.regime_fz59").id
    env.cr.execute(f"UPDATE apk_case SET regime_id = {appeal}, registered_at = received_at")
    over = f"(SELECT (c.received_at + interval '14 days')::date FROM apk_case c WHERE c.id = {first} + n - 1 AND n <= {MESSAGES - OPEN})"
    values = {"case_id": f"{first} + n - 1", "ended_on": over, "result": f"CASE WHEN n <= {MESSAGES - OPEN} THEN 'explained' END", "answered_at": over}  # fmt: skip
    copy(env, "apk_case_question", values, source, MESSAGES)
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute("VACUUM ANALYZE")
    env.cr._cnx.autocommit = False


def read_whole(work):
    """Big tables that PostgreSQL reads from the first row to the last for this work."""
    found, execute = set(), Cursor.execute

    def explained(cursor, query, *args, **kwargs):
        if isinstance(query, SQL) and query.code.startswith("SELECT"):
            execute(cursor, SQL("EXPLAIN %s", query), *args, **kwargs)
            lines = [line for [line] in cursor.fetchall() if "Seq Scan on" in line]
            found.update(name for line in lines for name in BIG if f"Seq Scan on {name}" in line)
        return execute(cursor, query, *args, **kwargs)

    Cursor.execute = explained
    try:
        work()
    finally:
        Cursor.execute = execute
    return ", ".join(sorted(found)) or "none"


if __name__ == "__main__":
    with copied_database("results") as name, environment(name) as env:
        people(env)
        fill(env)
        add_terms(env)
        add_questions(env)
        env.cr.execute("SET max_parallel_workers_per_gather = 0")  # their CPU is not counted
        today = env["apk.office"]._today()
        before = today.replace(day=1) - timedelta(days=1)
        month = env["apk.result.month"]._month_of(before)
        overview = env["apk.overview"]
        year = today.replace(month=1, day=1)
        quarter = fields.Date.subtract(today.replace(day=1), months=3)
        works = {
            "month of the portal": month._check,
            "figures of a quarter": lambda: overview._figures(quarter, today),
            "figures of a year": lambda: overview._figures(
                fields.Date.subtract(year, years=1), year
            ),  # fmt: skip
        }
        for what, work in works.items():

            def once(work=work):
                env.flush_all()
                env.invalidate_all()
                work()

            whole = read_whole(once)
            sys.stdout.write(
                f"{what:<22} {milliseconds(env.cr, once):7.0f} CPU-ms, read whole: {whole}\n"
            )
        sys.stdout.write(f"questions of the month: {month.question_count}\n")

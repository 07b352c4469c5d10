"""п. 81: the analysis of a year over 200,000 answers. Figures: seconds of wall and of processor, ours and a naive count.

The bound of the task is 5 s for the yearly report. The ratio compares one
pass over all breakdowns with a query for each breakdown and parameter, over the same rows.
"""

import sys
import time
from datetime import date

from .cpu import cpu_seconds
from .database import copied_database, environment

ANSWERS = 200_000
YEAR = date(2025, 1, 1)
FILL = """
INSERT INTO apk_answer (quarter, rated_subject, source, collection_mode, area_id, unit_id, function_id, place, channel, segment_id,
                        mark_1, mark_2, mark_3, mark_4, mark_5, mark_6, mark_7, mark_8, mark_9, comment)
SELECT date '2025-01-01' + make_interval(months => 3 * (n %% 4)),
       (ARRAY['answer', 'visit', 'general', 'first_reply'])[1 + n %% 4], (ARRAY['site', 'email', 'reception'])[1 + n %% 3],
       'page', function.area_id, function.unit_id, function.id, 'place-' || n * 7 %% 16,
       (ARRAY['email', 'site', 'hand', 'post'])[1 + n * 3 %% 4], segment.id,
       1 + n * 11 %% 5, 1 + n * 13 %% 5, 1 + n * 17 %% 5, 1 + n * 19 %% 5, 1 + n * 23 %% 5,
       CASE WHEN n %% 3 = 0 THEN 1 + n * 29 %% 5 END, CASE WHEN n %% 4 = 0 THEN 1 + n * 31 %% 5 ELSE -1 END,
       1 + n * 37 %% 5, CASE WHEN n %% 40 = 0 THEN 1 + n * 41 %% 5 END,
       CASE WHEN n %% 3 = 0 THEN repeat('Ждали ответа, потом всё объяснили. ', 5) END
FROM generate_series(1, %s) AS n
JOIN LATERAL (SELECT id, area_id, unit_id FROM apk_function ORDER BY id OFFSET n * 5 %% (SELECT count(*) FROM apk_function)
              LIMIT 1) AS function ON true
JOIN LATERAL (SELECT id FROM apk_segment ORDER BY id OFFSET n * 3 %% (SELECT count(*) FROM apk_segment) LIMIT 1)
              AS segment ON true
ON CONFLICT DO NOTHING
"""


def measured(env, what, act):
    """Seconds of processor: of this process and of its PostgreSQL."""
    wall, cpu = time.monotonic(), cpu_seconds(env.cr)
    act()
    wall, cpu = time.monotonic() - wall, cpu_seconds(env.cr) - cpu
    sys.stdout.write(f"{what:<45} {wall:6.2f} s wall  {cpu:6.2f} s processor\n")
    return cpu


def naive(env):
    """A query for each breakdown and parameter, as a pivot would ask."""
    from odoo.addons.apk_feedback.models.analysis.feedback_cube import COLUMNS
    from odoo.addons.apk_feedback.models.answer.apk_answer import MARK_COLUMNS

    for column in COLUMNS:
        for mark in MARK_COLUMNS:
            env.cr.execute(
                f"SELECT quarter, {column}, count({mark}), count(*) FILTER (WHERE {mark} >= 4)"
                f" FROM apk_answer WHERE quarter >= %s AND {mark} > 0 GROUP BY 1, 2",
                [YEAR],
            )
            env.cr.fetchall()


def fill(env):
    env.cr.execute(FILL, [ANSWERS])
    env["apk.answer.study"]._open_for_new()
    env.cr.commit()
    env.cr.execute("ANALYZE apk_answer")
    env.cr.execute("SELECT count(*) FROM apk_answer")
    sys.stdout.write(f"{env.cr.fetchone()[0]} answers in four quarters\n")


def measure_files(env):
    from odoo.addons.apk_feedback.printing.report_pdf import report_pdf
    from odoo.addons.apk_feedback.printing.report_xlsx import report_xlsx

    report = env["apk.feedback.report"].create({"kind": "year", "start": YEAR})
    measured(env, "the report opened on the screen", lambda: report.tables)
    parts = report._file_parts()
    measured(env, "spreadsheet with charts", lambda: report_xlsx(*parts))
    measured(env, "PDF", lambda: report_pdf(*parts))


def main():
    with copied_database("feedback") as name, environment(name) as env:
        fill(env)
        figures, answers = env["apk.feedback.report"], env["apk.answer"]

        def ours():
            figures._figures("year", YEAR)

        slow = measured(env, "a query for each breakdown and parameter", lambda: naive(env))
        quick = measured(env, "figures of the year, small groups hidden", ours)
        sys.stdout.write(f"naive / ours: {slow / quick:.1f}\n")
        measure_files(env)
        measured(env, "a quarter of 50,000 laid down anew", lambda: answers._shuffle(YEAR))
        env.cr.execute("DELETE FROM apk_answer WHERE id % 100 <> 0")
        measured(env, "figures of 2,000 answers, most groups small", ours)


if __name__ == "__main__":
    main()

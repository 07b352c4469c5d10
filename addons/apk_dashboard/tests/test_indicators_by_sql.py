"""Indicators over ten thousand messages beside an independent count in plain SQL."""

from datetime import date

from odoo.sql_db import Cursor
from odoo.tests import freeze_time, tagged
from odoo.tools import SQL

from ..models.indicator.filters import Filters
from .common import FiguresCommon

MESSAGES = 10_000
FIRST, END = "2026-06-30 21:00:00", "2026-09-30 21:00:00"  # the third quarter of Kostroma, in UTC
# Independent of apk.term: joins by the record, no outcome, no percentage.
TERMS = """
SELECT count(*) FILTER (WHERE d.fulfilled_at IS NOT NULL AND NOT d.fulfilled_at > d.due_at), count(*)
  FROM apk_deadline d JOIN apk_case c ON d.res_model = 'apk.case' AND d.res_id = c.id
 WHERE d.kind = %(kind)s AND d.due_at >= %(first)s AND d.due_at < %(end)s
   AND d.waived_at IS NULL AND NOT (d.paused_at IS NOT NULL AND d.fulfilled_at IS NULL)
   AND (%(kind)s <> 'first_reply' OR c.id NOT IN (
        SELECT res_id FROM apk_deadline WHERE kind = 'abuse_notice' AND res_model = 'apk.case' AND waived_at IS NULL))
"""
# What grows with the years; a partial index of them may be read whole.
BIG = {"apk_case", "apk_deadline", "apk_delivery", "apk_case_question", "apk_call", "apk_visit", "apk_consent", "res_partner", "mailing_trace"}  # fmt: skip
KINDS = {
    "first_reply": "first_reply",
    "urgent": "urgent_answer",
    "abuse": "abuse_notice",
    "fixable": "fixable_contact",
    "answer": "answer",
    "forward": "forward",
}
RESULTS = ("supported", "not_supported", "explained", "referred", "answered_author", "unanswered")


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestIndicatorsBySql(FiguresCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.quarter = Filters(date(2026, 7, 1), date(2026, 10, 1))

    def setUp(self):
        super().setUp()
        self._multiply()

    def _multiply(self):
        """Ten thousand messages of two units over the year, with terms of every kind, kept, late, owed, lifted, paused."""
        source = self._message()
        self.env.flush_all()
        first = self._copy(
            "apk_case",
            source.id,
            MESSAGES,
            {
                "name": "'Т-' || n",
                "received_at": "timestamp '2026-01-01' + n * interval '47 minutes'",
                "registered_at": "timestamp '2026-01-01' + n * interval '49 minutes'",
                "unit_id": f"CASE n % 3 WHEN 0 THEN {self.other_unit.id} ELSE {self.unit.id} END",
                "repeats_id": f"CASE WHEN n % 11 = 0 THEN {source.id} END",
                "access_token": "NULL",
                "status_code": "NULL",
                "state": "'closed'",
                "next_due_at": "NULL",
            },
        )
        for number, kind in enumerate(KINDS.values()):
            self._multiply_terms(source, first, kind, (1, 4, 40, 25, 1, 10)[number])
        self._multiply_questions(source, first)
        self._copy(
            "apk_delivery", source.delivery_ids[0].id, MESSAGES, {"case_id": f"{first} + n - 1"}
        )
        # as autovacuum does it
        self.env.cr.execute("ANALYZE apk_case, apk_deadline, apk_case_question, apk_delivery")
        self.env.invalidate_all()

    def _multiply_terms(self, source, first, kind, every):
        """Every so many of the messages has a term of this kind."""
        row = self._term(source, kind, "2026-08-05 09:00:00", "2026-08-04 09:00:00")
        self.env.flush_all()
        due = f"timestamp '2026-01-02' + n * interval '{47 * every} minutes'"
        self._copy(
            "apk_deadline",
            row.id,
            MESSAGES // every,
            {
                "res_id": f"{first} + n * {every} - 1",
                "case_id": f"{first} + n * {every} - 1",
                "due_at": due,
                "fulfilled_at": f"CASE n % 7 WHEN 0 THEN NULL WHEN 1 THEN {due} + interval '1 second' WHEN 2 THEN {due} ELSE {due} - n % 50 * interval '1 hour' END",
                "waived_at": f"CASE WHEN n % 13 = 0 THEN {due} END",
                "paused_at": f"CASE WHEN n % 17 = 0 THEN {due} END",
            },
        )
        row.unlink()

    def _multiply_questions(self, source, first):
        """A question of each, over a fortnight later with every result by turns; every ninth is still open."""
        results = ", ".join(f"'{result}'" for result in RESULTS)
        over = "n % 9 <> 0"
        self._copy(
            "apk_case_question",
            source.question_ids.id,
            MESSAGES,
            {
                "case_id": f"{first} + n - 1",
                "result": f"CASE WHEN {over} THEN (ARRAY[{results}])[1 + n % 6] END",
                "measures_taken": f"{over} AND n % 12 = 0",
                "ended_on": f"CASE WHEN {over} THEN date '2026-01-15' + n / 30 END",
            },
        )

    def _copy(self, table, source, count, values):
        """Rows like the one of id ``source``; ``values``: column → SQL, in which ``n`` counts the copies."""
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = %s AND is_generated = 'NEVER' AND column_name <> 'id'",
            [table],
        )
        columns = [name for (name,) in self.env.cr.fetchall()]
        names = ", ".join(f'"{name}"' for name in columns)
        chosen = ", ".join(values.get(name, f'row."{name}"') for name in columns)
        self.env.cr.execute(
            f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} row,"
            f" generate_series(1, {count}) n WHERE row.id = {source} ORDER BY n RETURNING id"
        )
        return self.env.cr.fetchall()[0][0]

    def _counted(self, code, more=""):
        values = {"kind": KINDS[code], "first": FIRST, "end": END}
        self.env.cr.execute(TERMS + more, values)
        return self.env.cr.fetchone()

    def test_terms_of_every_kind(self):
        figures = self._figures(filters=self.quarter)
        for code in KINDS:
            with self.subTest(code):
                counted = self._counted(code)
                self.assertGreater(counted[1], counted[0])
                self.assertEqual(self._pair(figures, code), counted)

    def test_terms_of_one_unit_for_the_controller_and_for_its_head(self):
        narrowed = Filters(self.quarter.first, self.quarter.end, {"unit": self.other_unit.id})
        for figures in (
            self._figures(filters=narrowed),
            self._figures(self.stranger, self.quarter),
        ):
            for code in KINDS:
                with self.subTest(code):
                    counted = self._counted(code, f" AND c.unit_id = {self.other_unit.id}")
                    self.assertEqual(self._pair(figures, code), counted)

    def test_messages_received_and_repeated(self):
        self.env.cr.execute(
            "SELECT count(repeats_id), count(*) FROM apk_case WHERE received_at >= %s AND received_at < %s",
            [FIRST, END],
        )
        counted = self.env.cr.fetchone()
        self.assertGreater(counted[0], 100)
        self.assertEqual(self._pair(self._figures(filters=self.quarter), "repeated"), counted)

    def test_what_became_of_the_questions(self):
        self.env.cr.execute(
            "SELECT result, measures_taken, count(*) FROM apk_case_question"
            " WHERE ended_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1, 2"
        )
        counts = self.env.cr.fetchall()

        def found(*results, done=(True, False)):
            return sum(
                count for one, is_done, count in counts if one in results and is_done in done
            )

        merits = found("supported", "not_supported", "explained")
        figures = self._figures(filters=self.quarter)
        self.assertGreater(merits, 1_000)
        self.assertEqual(figures["considered"]["whole"], found(*RESULTS))
        for code in ("supported", "not_supported", "explained"):
            self.assertEqual(self._pair(figures, code), (found(code), merits))
        done = found("supported", done=(True,))
        self.assertEqual(self._pair(figures, "measures_taken"), (done, found("supported")))
        referred = (found("referred"), found(*RESULTS))
        self.assertEqual(self._pair(figures, "referred"), referred)

    def test_the_days_to_an_answer(self):
        self.env.cr.execute(
            """
            SELECT avg(days), percentile_disc(0.5) WITHIN GROUP (ORDER BY days) FROM (
                SELECT date(d.fulfilled_at + interval '3 hours') - date(c.registered_at + interval '3 hours') AS days
                  FROM apk_deadline d JOIN apk_case c ON c.id = d.res_id
                 WHERE d.kind = 'answer' AND d.due_at >= %s AND d.due_at < %s AND d.waived_at IS NULL
                   AND d.fulfilled_at IS NOT NULL) AS answered
            """,
            [FIRST, END],
        )
        mean, median = self.env.cr.fetchone()
        value = self._figures(filters=self.quarter)["answer_days"]["value"]
        self.assertTrue(value.startswith(f"{mean:.1f}".replace(".", ",")), (value, mean))
        self.assertIn(f"({median})", value)

    def test_the_weeks_add_up(self):
        """The table of twelve weeks holds the same terms as the figure of these weeks."""
        panel = self.env["apk.control.panel"].with_user(self.controller).panel({})
        row = next(one for one in panel["trend"]["rows"] if one["code"] == "answer")
        weeks = Filters(date(2026, 8, 31), date(2026, 11, 23))
        figures = self._figures(filters=weeks)
        self.assertEqual(sum(cell["whole"] for cell in row["cells"]), figures["answer"]["whole"])
        self.assertEqual(len(row["cells"]), 12)

    def _plans(self, user, raw):
        """Plans of what the screen asks of the database, as a table that is never read whole lets them be."""
        plans, execute = [], Cursor.execute

        def explained(cursor, query, *args, **kwargs):
            text = query.code if isinstance(query, SQL) else query
            if text.startswith("SELECT"):
                explain = SQL("EXPLAIN (FORMAT JSON) %s", query) if isinstance(query, SQL) else f"EXPLAIN (FORMAT JSON) {query}"  # fmt: skip
                execute(cursor, explain, *args, **kwargs)
                plans.append((text, cursor.fetchone()[0][0]["Plan"]))
            return execute(cursor, query, *args, **kwargs)

        self.patch(Cursor, "execute", explained)
        self.env["apk.control.panel"].with_user(user).panel(raw)
        self.patch(Cursor, "execute", execute)
        return plans

    def _read_whole(self, plan):
        """Big tables that a plan reads without a condition on an index."""
        for part in plan.get("Plans", ()):
            yield from self._read_whole(part)
        is_scan = plan["Node Type"] in ("Seq Scan", "Index Scan", "Index Only Scan")
        if not is_scan or plan["Relation Name"] not in BIG or plan.get("Index Cond"):
            return
        if plan.get("Index Name") not in self.partial:
            yield plan["Relation Name"]

    def test_no_figure_reads_a_whole_table(self):
        """Of five years (п. 6), whatever the filters: neither a table nor the whole of an index."""
        self.env.cr.execute(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NOT NULL"
        )
        self.partial = {name for [name] in self.env.cr.fetchall()}
        self._copy("res_partner", self.client.id, 3_000, {})
        self.env.cr.execute("ANALYZE res_partner")
        self.env.cr.execute("SET LOCAL enable_seqscan = off")  # ten thousand rows are few
        channel, segment, district = (
            self.env[model].search([], limit=1).id for model in ("apk.channel", "apk.segment", "apk.district")
        )  # fmt: skip
        narrowed = ({"channel": channel}, {"segment": segment}, {"district": district}, {"unit": self.unit.id})  # fmt: skip
        for user in (self.controller, self.head):
            for raw in ({"period": "week"}, {"period": "last_quarter"}, *narrowed):
                self.env.invalidate_all()
                for query, plan in self._plans(user, raw):
                    # the channel and the client stand in the message: such a filter reads all of them once for the questions
                    if "apk_case_question" in query and raw.keys() & {
                        "channel",
                        "segment",
                        "district",
                    }:
                        continue
                    with self.subTest(user.login, raw=raw, query=query[:300]):
                        self.assertEqual(list(self._read_whole(plan)), [])

"""п. 80: «с соблюдением максимально возможного уровня анонимности»."""

import logging
import os
import re
from datetime import date

from odoo.exceptions import AccessError
from odoo.http import root
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ANSWERS_COME_FROM_FORMS_ONLY
from ..models.answer.answer_seal import _key_file, throw_all_keys_away
from ..models.answer.apk_answer import COLUMNS
from ..rules.anonymity import token_hash
from .common import RatingCase

NOVEMBER = "2026-11-23 09:00:00"  # Mon 12:00 in Kostroma
JANUARY = "2027-01-11 09:00:00"  # Mon 12:00 in Kostroma
CLOSED = (
    "apk.answer",
    "apk.answer.waiting",
    "apk.invitation",
    "apk.invitation.issued",
)


@tagged("post_install", "-at_install")
class TestClause80Anonymity(RatingCase):
    def _columns(self, table):
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table]
        )
        return {name for (name,) in self.env.cr.fetchall()}

    def test_an_answer_has_no_author_no_moment_and_no_key(self):
        self.assertEqual(self._columns("apk_answer"), {"id", *COLUMNS})
        study = {"id", "quarter", "unit_id", "state", "negative_points"}
        self.assertEqual(self._columns("apk_answer_study"), study)
        self.assertEqual(self._columns("apk_answer_waiting"), {"id", "quarter", "sealed"})

    def test_an_invitation_knows_neither_a_message_nor_a_client(self):
        known = self._columns("apk_invitation")
        self.assertFalse(known & {"case_id", "res_id", "partner_id", "create_date", "write_date"})

    def test_the_token_is_kept_as_a_hash_only(self):
        token = self._link().rpartition("/")[2]
        self.env.cr.execute("SELECT * FROM apk_invitation")
        rows = str(self.env.cr.fetchall())
        self.assertIn(token_hash(token), rows)
        self.assertNotIn(token, rows)

    def test_a_spent_invitation_is_gone_without_a_trace(self):
        token = self._link().rpartition("/")[2]
        self.assertEqual(self.env["apk.invitation"]._spend(token)["rated_subject"], "first_reply")
        self.assertFalse(self.env["apk.invitation"]._find(token))
        self.assertIsNone(self.env["apk.invitation"]._spend(token))

    def test_a_waiting_answer_cannot_be_read_from_the_database(self):
        self.url_open(self._link(), data={"c3": "2", "comment": "Очень долго ждал"})
        self.env.cr.execute("SELECT convert_from(sealed, 'utf8') FROM apk_answer_waiting")
        [(sealed,)] = self.env.cr.fetchall()
        for word in ("mark_3", "first_reply", "ждал"):
            self.assertNotIn(word, sealed)

    def test_sealed_answers_are_of_one_length(self):
        self._mark(5)
        form = self.env["apk.questionnaire"]._in_use("answer")
        self.env["apk.answer"]._submit(
            form.id,
            {"rated_subject": "answer"},
            {"marks": {1: 1}, "comment": "Щ" * 2000},
            collection_mode="notice",
        )
        self.env.cr.execute("SELECT DISTINCT length(sealed) FROM apk_answer_waiting")
        self.assertEqual(len(self.env.cr.fetchall()), 1)

    def test_the_key_is_for_the_server_alone(self):
        self._mark(5)
        quarter = date(2026, 10, 1)
        with freeze_time(NOVEMBER):
            self._mark(5)
        path = _key_file(self.env, quarter)
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.assertNotIn("filestore", path.parts)
        throw_all_keys_away(self.env)
        self.assertFalse(path.exists())

    @freeze_time(NOVEMBER)
    def test_four_answers_wait_and_the_fifth_takes_them_along(self):
        self._mark(5, times=4)
        self.env["apk.answer"]._cron_release()
        self.assertFalse(self._answers())
        self._mark(1)
        self.env["apk.answer"]._cron_release()
        self.assertEqual(sorted(self._answers().mapped("mark_1")), [1, 5, 5, 5, 5])
        self.assertEqual(set(self._answers().mapped("quarter")), {date(2026, 10, 1)})
        self.assertFalse(self._waiting())

    def test_a_lonely_answer_leaves_when_its_quarter_is_over(self):
        with freeze_time(NOVEMBER):
            self._mark(5)
        with freeze_time(JANUARY):
            self.env["apk.answer"]._cron_release()
            self.assertEqual(self._answers().quarter, date(2026, 10, 1))

    def test_a_second_run_of_the_release_changes_nothing(self):
        self._mark(5, times=5)
        self.env["apk.answer"]._cron_release()
        before = self._answers().read(["quarter", "rated_subject", "mark_1"])
        self.env["apk.answer"]._cron_release()
        self.assertEqual(self._answers().read(["quarter", "rated_subject", "mark_1"]), before)

    @freeze_time("2026-12-31 21:30:00")  # Fri 2027-01-01 00:30 in Kostroma
    def test_the_quarter_is_the_quarter_of_kostroma(self):
        self._mark(5, times=5)
        self.env["apk.answer"]._cron_release()
        self.assertEqual(set(self._answers().mapped("quarter")), {date(2027, 1, 1)})

    def test_released_answers_share_one_transaction_and_lie_in_the_order_of_random_ids(self):
        for _night in range(2):
            self._mark(5, times=5)
            with self.env.cr.savepoint():
                self.env["apk.answer"]._cron_release()
        for table in ("apk_answer", "apk_answer_study"):
            self.env.cr.execute(f"SELECT count(DISTINCT xmin::text), count(*) FROM {table}")
            self.assertEqual(self.env.cr.fetchone(), (1, 10))
            self.env.cr.execute(f"SELECT id FROM {table} ORDER BY ctid")
            ids = [row[0] for row in self.env.cr.fetchall()]
            self.assertEqual(ids, sorted(ids))

    def test_a_visitor_gets_no_cookie(self):
        for page in (self.opener.get(self._link()), self.opener.post(self._link(), {"c3": "5"})):
            self.assertNotIn("Set-Cookie", page.headers)

    def test_the_page_is_not_stored_listed_framed_or_named_to_other_sites(self):
        for page in (self.opener.get(self._link()), self.opener.post(self._link(), {"c3": ""})):
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
            self.assertIn("noindex", page.headers["X-Robots-Tag"])
            self.assertIn("default-src 'none'", page.headers["Content-Security-Policy"])
            self.assertIn("frame-ancestors 'none'", page.headers["Content-Security-Policy"])

    def test_a_logged_in_client_leaves_no_trace(self):
        login = new_test_user(self.env, "t-client", "base.group_portal").login
        session = self.authenticate(login, login)
        session["_trace_disable"] = False  # as in an office: tests log no devices
        root.session_store.save(session)
        self.env.cr.execute("SELECT count(*) FROM res_device_log")
        [visits] = self.env.cr.fetchone()
        self.opener.get(self._link())
        page = self.opener.post(self._link(), {"c3": "5"})
        self.assertIn("Спасибо", page.text)
        self.assertNotIn("Set-Cookie", page.headers)
        self.env.cr.execute("SELECT count(*) FROM res_device_log")
        self.assertEqual(self.env.cr.fetchone(), (visits,))

    def test_the_access_log_hides_the_link(self):
        record = logging.LogRecord(
            "werkzeug",
            logging.INFO,
            "",
            0,
            '"GET %s HTTP/1.1" %s',
            ("/apk/rate/secret-token", 200),
            None,
        )
        self.assertTrue(logging.getLogger("werkzeug").filter(record))
        self.assertEqual(record.getMessage(), '"GET /apk/rate/… HTTP/1.1" 200')

    def test_nobody_reads_counts_groups_or_types_in_answers(self):
        """``formatted_read_group`` on raw answers would show groups of one."""
        users = [
            new_test_user(self.env, f"t-{name}", f"apk_base.group_{name}")
            for name in ("head", "controller", "client_officer", "administrator")
        ]
        for user in (*users, self.env.ref("base.user_admin")):
            for model in CLOSED:
                rows = self.env[model].with_user(user)
                for look in (
                    lambda rows=rows: rows.search([]),
                    lambda rows=rows: rows.search_count([]),
                    lambda rows=rows: rows.formatted_read_group([], ["rated_subject"], ["__count"]),
                    lambda rows=rows: rows.search_read([], ["rated_subject"]),
                ):
                    with self.assertRaisesRegex(AccessError, re.escape(f"({model})")):
                        look()
        with refused(self, ANSWERS_COME_FROM_FORMS_ONLY, "clients only"):
            self.env["apk.answer"].create({"quarter": "2026-10-01", "rated_subject": "answer"})

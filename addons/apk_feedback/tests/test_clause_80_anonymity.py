"""п. 80: «с соблюдением максимально возможного уровня анонимности»."""

import hashlib
import hmac
import logging
import os
import re
from datetime import date

from odoo.exceptions import AccessError
from odoo.http import root
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ANSWERS_COME_FROM_FORMS_ONLY
from ..models.answer.answer_seal import key_name, unseal
from ..models.answer.apk_answer import COLUMNS
from ..models.key_files import key_file, throw_all_keys_away
from ..rules.anonymity import quarter_of, token_hash
from .common import RatingCase

NOVEMBER = "2026-11-23 09:00:00"  # Mon 12:00 in Kostroma
JANUARY = "2027-01-11 09:00:00"  # Mon 12:00 in Kostroma
CLOSED = (
    "apk.answer",
    "apk.answer.waiting",
    "apk.invitation",
    "apk.invitation.issued",
    "apk.invitation.spent",
)


@tagged("post_install", "-at_install")
class TestClause80Anonymity(RatingCase):
    def setUp(self):
        super().setUp()
        self._keep_key_files()

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

    def _all_but_marks(self):
        """Every row of the invitations with its place and transaction: what a used one could be known by."""
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT ctid::text, xmin::text, xmax::text, t::text FROM apk_invitation AS t ORDER BY id"
        )
        return self.env.cr.fetchall()

    def test_a_spent_invitation_looks_like_one_that_is_not(self):
        token = self._link().rpartition("/")[2]
        before = self._all_but_marks()
        self.assertEqual(self.env["apk.invitation"]._spend(token)["rated_subject"], "first_reply")
        self.assertEqual(self._all_but_marks(), before)
        self.assertFalse(self.env["apk.invitation"]._find(token))
        self.assertIsNone(self.env["apk.invitation"]._spend(token))

    def test_the_mark_of_a_spent_invitation_leads_nowhere_without_the_key(self):
        token = self._link().rpartition("/")[2]
        self.env["apk.invitation"]._spend(token)
        self.env.cr.execute("SELECT mark FROM apk_invitation_spent")
        [(mark,)] = self.env.cr.fetchall()
        self.env.cr.execute("SELECT value FROM ir_config_parameter")
        secrets = [value for (value,) in self.env.cr.fetchall()]
        for text in (token, token_hash(token)):
            guesses = {hashlib.sha256(text.encode()).hexdigest()} | {
                hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
                for secret in secrets
            }
            self.assertNotIn(mark, guesses)

    def test_links_that_are_good_no_more_take_marks_and_key_along(self):
        with freeze_time(NOVEMBER):
            link = self.case._feedback_link("answer")
            self.assertTrue(self.env["apk.invitation"]._spend(link.rpartition("/")[2]))
            other = self.case._feedback_link("answer").rpartition("/")[2]
        with freeze_time("2027-03-31 09:00:00"):  # Wed
            self.env["apk.answer"]._cron_release()
            self.assertTrue(self.env["apk.invitation"]._find(other))
        with freeze_time("2027-04-01 09:00:00"):  # Thu
            self.assertFalse(self.env["apk.invitation"]._find(other))
            self.env["apk.answer"]._cron_release()
            self.env.cr.execute("SELECT count(*) FROM apk_invitation_spent")
            self.assertEqual(self.env.cr.fetchone(), (0,))
            self.env.cr.postcommit.run()
            self.assertFalse(key_file(self.env, "2026-10-links").exists())

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
        path = key_file(self.env, key_name(quarter))
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.assertNotIn("filestore", path.parts)
        throw_all_keys_away(self.env)
        self.assertFalse(path.exists())

    def test_the_key_of_a_quarter_goes_when_nothing_of_it_waits(self):
        """An old copy of the database stays closed: not on the first of a month, but on its second."""
        path = key_file(self.env, "2026-10")
        with freeze_time(NOVEMBER):
            self._mark(5, times=3)
        for day, is_kept in (("2027-01-01", True), ("2027-01-02", False)):  # Fri, Sat
            with freeze_time(f"{day} 09:00:00"):
                self.env["apk.answer"]._cron_release()
                self.env.cr.postcommit.run()
            self.assertEqual(path.exists(), is_kept, day)
        self.assertEqual([answer["mark_1"] for answer in self._waiting()], [5] * 3)

    def test_a_link_that_has_reached_nobody_makes_no_crowd(self):
        token = self._link().rpartition("/")[2]
        for state, is_there in (("queued", 0), ("sent", 1), ("failed", 0), ("unclear", 1)):
            self.case.delivery_ids.sudo().state = state
            crowds = self.env["apk.invitation"]._crowds_of(
                quarter_of(self.env["apk.office"]._today())
            )
            self.assertEqual(len(crowds.get(("first_reply", "notice"), ())), is_there, state)
        self.assertTrue(self.env["apk.invitation"]._find(token), "it can still be used")

    def test_five_messages_of_one_client_are_one_person(self):
        for _message in range(5):
            self.case.copy()._feedback_link("visit")
        crowds = self.env["apk.invitation"]._crowds_of(quarter_of(self.env["apk.office"]._today()))
        self.assertEqual(len({someone.person for someone in crowds["visit", "notice"]}), 1)

    def test_a_representative_of_five_is_one_person(self):
        represented = self.env["res.partner"].create([{"name": f"Член {n}"} for n in range(5)])
        for member in represented:
            case = self.case.copy({"partner_id": member.id})
            case.sudo().representation_id = self.env["apk.representation"].create(
                {"partner_id": member.id, "representative_id": self.client.id, "kind": "lawful"}
            )
            case._feedback_link("visit")
        crowds = self.env["apk.invitation"]._crowds_of(quarter_of(self.env["apk.office"]._today()))
        self.assertEqual(len({someone.person for someone in crowds["visit", "notice"]}), 1)

    @freeze_time(NOVEMBER)
    def test_answers_whose_key_is_lost_lie_still_and_stop_nobody(self):
        self._mark(5, times=2)
        path = key_file(self.env, "2026-10")
        kept = path.read_bytes()
        path.unlink()
        self._mark(4, times=5)
        with self.assertLogs("odoo.addons.apk_feedback", "WARNING") as log:
            self.env["apk.answer"]._cron_release()
        self.assertIn("2 waiting answers cannot be opened", log.output[0])
        self.assertEqual(self._answers().mapped("mark_1"), [4] * 5)
        path.write_bytes(kept)
        self.assertEqual([answer["mark_1"] for answer in self._waiting()], [5, 5])

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

    def test_four_of_a_quarter_wait_for_the_fifth_of_the_next(self):
        with freeze_time(NOVEMBER):
            self._mark(5, times=4)
        with freeze_time(JANUARY):
            self.env["apk.answer"]._cron_release()
            self.assertFalse(self._answers())
            self._mark(1)
            self.env["apk.answer"]._cron_release()
            self.assertEqual(sorted(self._answers().mapped("mark_1")), [1, 5, 5, 5, 5])
            self.assertEqual(set(self._answers().mapped("quarter")), {date(2027, 1, 1)})

    def test_what_waits_is_another_row_after_every_night(self):
        """A call and the answer of its client were written in one transaction: the next night nothing shows it."""
        for subject in ("answer", "visit", "site"):
            for mark in (1, 2, 3, 4):
                self._mark(mark, rated_subject=subject)
        before, arrived = self._rows_waiting()
        self.env["apk.answer"]._cron_release()
        after, lying = self._rows_waiting()
        self.assertCountEqual(arrived, lying)
        self.assertNotEqual(arrived, lying, "nor does their order")
        for place in (0, 1):
            self.assertFalse({row[place] for row in before} & {row[place] for row in after})

    def _rows_waiting(self):
        """:return: rows as they lie, what is sealed in them"""
        self.env.cr.execute(
            "SELECT id, convert_from(sealed, 'utf8'), quarter FROM apk_answer_waiting ORDER BY ctid"
        )
        rows = self.env.cr.fetchall()
        opened = [unseal(self.env, quarter, sealed.encode()) for _id, sealed, quarter in rows]
        return rows, [(one["rated_subject"], one["mark_1"]) for one in opened]

    def _rate_refusals(self, times, others):
        """So many clients rate the explanation of their refusal, the others have got none."""
        form = self.env["apk.questionnaire"]._in_use("answer")
        for number in range(times + others):
            is_refusal = number < times
            context = {"rated_subject": "answer", "is_refusal": is_refusal}
            given = {"marks": {1: 4, 9: 2} if is_refusal else {1: 5}}
            self.env["apk.answer"]._submit(form.id, context, given, collection_mode="notice")
        self.env["apk.answer"]._cron_release()
        return self._answers()

    @freeze_time(NOVEMBER)
    def test_a_mark_that_only_four_refused_clients_could_give_leaves_its_answer(self):
        self._invite(10)
        answers = self._rate_refusals(4, 1)
        self.assertEqual(sorted(answers.mapped("mark_1")), [4, 4, 4, 4, 5])
        self.assertEqual(answers.mapped("mark_9"), [0] * 5)
        [part, *others] = self._waiting()
        self.assertEqual((part["part"], part["mark_9"], len(others)), ("mark_9", 2, 3))
        self.assertNotIn("mark_1", part)

    @freeze_time(NOVEMBER)
    def test_a_mark_that_five_refused_clients_could_give_stays_in_its_answer(self):
        answers = self._rate_refusals(5, 5)
        self.assertEqual(sorted(answers.mapped("mark_9")), [0] * 5 + [2] * 5)
        self.assertFalse(answers.filtered("is_part"))

    @freeze_time(NOVEMBER)
    def test_five_such_marks_stand_in_the_table_by_themselves(self):
        """They are counted and studied; nothing says which answers they were taken from."""
        answers = self._rate_refusals(5, 3)  # shown, they would leave three
        parts = answers.filtered("is_part")
        self.assertEqual(parts.mapped("mark_9"), [2] * 5)
        self.assertEqual(set(parts.mapped("mark_1")), {0})
        self.assertEqual((answers - parts).mapped("mark_9"), [0] * 8)
        figures = self.env["apk.feedback.report"]._figures("quarter", date(2026, 10, 1))
        self.assertEqual((figures["answers"], figures["criteria"][8]), ([8, 0], [5, 0]))
        study = self.env["apk.answer.study"].browse(parts[0].id)
        self.assertIn("отдельно от своей анкеты", study.answer_html)

    def test_a_choice_that_one_area_alone_is_asked_for_leaves_with_the_area(self):
        area = self.env.ref("apk_base.area_control")
        form = self.env["apk.questionnaire"]._in_use("answer").copy()
        form.question_ids = [
            (
                0,
                0,
                {
                    "wording": "Предупредили ли о проверке?",
                    "code": "warned",
                    "area_id": area.id,
                    "option_ids": [(0, 0, {"name": "да", "code": "yes"})],
                },
            )
        ]
        form.action_publish()
        self._mark(5, times=5)
        context = {"rated_subject": "answer", "area_id": area.id}
        given = {"marks": {1: 3}, "choices": {"warned": "yes"}}
        self.env["apk.answer"]._submit(form.id, context, given, collection_mode="notice")
        self.env["apk.answer"]._cron_release()
        [lonely] = self._answers().filtered(lambda one: one.mark_1 == 3)
        self.assertFalse(lonely.area_id)
        self.assertFalse(lonely.choices)
        self.assertEqual([one["choices"] for one in self._waiting()], [{"warned": "yes"}])

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

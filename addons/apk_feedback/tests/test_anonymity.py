"""п. 80: «с соблюдением максимально возможного уровня анонимности»."""

import logging

from odoo.exceptions import AccessError
from odoo.http import root
from odoo.tests import new_test_user, tagged

from ..exceptions import AnswersAreNotTypedIn
from ..rules.anonymity import token_hash
from .common import RatingCase


@tagged("post_install", "-at_install")
class TestAnonymity(RatingCase):
    def test_an_answer_has_no_author_no_moment_and_no_key(self):
        columns = {
            "id",
            "month",
            "document",
            "score",
        }
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'apk_answer'"
        )
        self.assertEqual({name for (name,) in self.env.cr.fetchall()}, columns)

    def test_ids_do_not_follow_the_order_of_answers(self):
        for _number in range(30):
            self.env["apk.answer"]._record("answer", 5)
        self.env.cr.execute("SELECT id FROM apk_answer ORDER BY ctid")
        ids = [row[0] for row in self.env.cr.fetchall()]
        self.assertNotEqual(ids, sorted(ids))

    def test_the_token_is_kept_as_a_hash_only(self):
        token = self._link().rpartition("/")[2]
        invitation = self.env["apk.invitation"].search([("case_id", "=", self.case.id)])
        self.assertEqual(invitation.token_hash, token_hash(token))
        self.assertNotIn(token, str(invitation.read()))

    def test_a_second_form_sent_at_once_finds_nothing_to_spend(self):
        token = self._link().rpartition("/")[2]
        invitations = self.env["apk.invitation"]
        self.assertEqual(invitations._spend(token), "first_reply")
        self.assertIsNone(invitations._spend(token))

    def test_spending_leaves_no_moment_on_the_invitation(self):
        token = self._link().rpartition("/")[2]
        invitation = self.env["apk.invitation"].search([("case_id", "=", self.case.id)])
        before = invitation.write_date, invitation.write_uid
        self.env["apk.invitation"]._spend(token)
        self.assertEqual((invitation.write_date, invitation.write_uid), before)

    def test_a_visitor_gets_no_cookie(self):
        for page in (self.opener.get(self._link()), self.opener.post(self._link(), {"score": "5"})):
            self.assertNotIn("Set-Cookie", page.headers)

    def test_the_page_is_not_stored_listed_or_told_to_other_sites(self):
        for page in (self.opener.get(self._link()), self.opener.post(self._link(), {"score": "5"})):
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
            self.assertIn("noindex", page.headers["X-Robots-Tag"])
            self.assertIn("default-src 'none'", page.headers["Content-Security-Policy"])

    def test_a_logged_in_client_leaves_no_trace(self):
        login = new_test_user(self.env, "t-client", "base.group_portal").login
        session = self.authenticate(login, login)
        session["_trace_disable"] = False  # as in an office: tests log no devices
        root.session_store.save(session)
        self.env.cr.execute("SELECT count(*) FROM res_device_log")
        [visits] = self.env.cr.fetchone()
        self.opener.get(self._link())
        page = self.opener.post(self._link(), {"score": "5"})
        self.assertIn("Спасибо", page.text)
        self.assertNotIn("Set-Cookie", page.headers)
        self.env.cr.execute("SELECT count(*) FROM res_device_log")
        self.assertEqual(self.env.cr.fetchone(), (visits,))
        invitation = self.env["apk.invitation"].search([("case_id", "=", self.case.id)])
        self.assertNotEqual(invitation.write_uid.login, login)

    def test_the_number_of_a_transaction_does_not_join_answer_and_invitation(self):
        self._give_answers(5)
        joined = (
            "SELECT count(*) FROM apk_invitation i JOIN apk_answer a"
            " ON a.xmin = i.xmin AND a.document = i.document"
        )
        self.env.cr.execute(joined)
        self.assertEqual(self.env.cr.fetchone(), (5,))
        with self.env.cr.savepoint():
            self.env["apk.answer"]._cron_mix_answers()
        self.env.cr.execute(joined)
        self.assertEqual(self.env.cr.fetchone(), (0,))

    def test_mixed_answers_lie_in_the_order_of_their_random_ids(self):
        before = self._give_answers(5).read(["month", "document", "score"])
        self.env["apk.answer"]._cron_mix_answers()
        self.assertEqual(self._answers().read(["month", "document", "score"]), before)
        self.env.cr.execute("SELECT id FROM apk_answer ORDER BY ctid DESC LIMIT 5")
        ids = [row[0] for row in self.env.cr.fetchall()]
        self.assertEqual(ids, sorted(ids, reverse=True))

    def _give_answers(self, number):
        """Each in a transaction of its own, as forms come."""
        for _form in range(number):
            token = self.env["apk.invitation"]._invite(self.case, "answer").rpartition("/")[2]
            with self.env.cr.savepoint():
                self.env["apk.answer"]._record(self.env["apk.invitation"]._spend(token), 5)
        return self._answers()

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

    def test_nobody_types_in_changes_or_deletes_an_answer(self):
        self.env["apk.answer"]._record("answer", 5)
        answer = self._answers()
        head = new_test_user(self.env, "t-head", "apk_knowledge.group_head")
        controller = new_test_user(self.env, "t-controller", "apk_knowledge.group_controller")
        for user in (head, controller, self.env.ref("base.user_admin")):
            self.assertEqual(answer.with_user(user).score, 5)
            with self.assertRaisesRegex(AnswersAreNotTypedIn, "clients only"):
                answer.with_user(user).create(
                    {"month": "2026-11-01", "document": "answer", "score": 5}
                )
            with self.assertRaises(AccessError):
                answer.with_user(user).write({"score": 1})
            with self.assertRaises(AccessError):
                answer.with_user(user).unlink()

    def test_a_specialist_does_not_read_answers(self):
        specialist = new_test_user(self.env, "t-specialist", "apk_knowledge.group_specialist")
        with self.assertRaises(AccessError):
            self.env["apk.answer"].with_user(specialist).search([])

    def test_invitations_are_for_nobody_to_read(self):
        for user in (
            new_test_user(self.env, "t-head", "apk_knowledge.group_head"),
            self.env.ref("base.user_admin"),
        ):
            with self.assertRaises(AccessError):
                self.env["apk.invitation"].with_user(user).search([])

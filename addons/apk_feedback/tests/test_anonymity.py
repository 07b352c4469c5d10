"""п. 80: «с соблюдением максимально возможного уровня анонимности»."""

import logging

from odoo.exceptions import AccessError
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

    def test_a_visitor_gets_no_cookie_that_outlives_the_page(self):
        for page in (self.opener.get(self._link()), self.opener.post(self._link(), {"score": "5"})):
            self.assertNotIn("frontend_lang", page.headers.get("Set-Cookie", ""))
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")

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
        with self.assertRaisesRegex(AnswersAreNotTypedIn, "clients only"):
            self.env["apk.answer"].create({"month": "2026-11-01", "document": "answer", "score": 5})
        for user in (head, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                answer.with_user(user).write({"score": 1})
            with self.assertRaises(AccessError):
                answer.with_user(user).unlink()

    def test_invitations_are_for_nobody_to_read(self):
        for user in (
            new_test_user(self.env, "t-head", "apk_knowledge.group_head"),
            self.env.ref("base.user_admin"),
        ):
            with self.assertRaises(AccessError):
                self.env["apk.invitation"].with_user(user).search([])

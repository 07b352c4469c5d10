"""п. 6, 18, 25: facts of registration and correspondence stay as they were; what follows is a message of its own."""

from datetime import datetime

from psycopg2.errors import RaiseException

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CORRESPONDENCE_IS_KEPT, ONLY_THE_HEAD_OR_REGISTRAR

from ..messages import ANSWER_ALREADY_SENT, ANSWER_IS_OWED
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause18WhatIsWrittenStays(CaseCommon):
    def _answered(self):
        case = self._receive(self._raw_email())
        mine = case.with_user(self.specialist)
        mine.action_accept_and_take()
        mine.answer_body = "<p>Нужны паспорт и смета.</p>"
        mine.action_send_answer()
        self._run("apk_client.ir_cron_send_deliveries")
        return case

    def _written_again(self, case):
        first_reply = self._deliveries(case, "first_reply").mail_message_id[:1]
        return self._receive(
            self._raw_email("<2@client.test>", headers={"In-Reply-To": first_reply.message_id})
        )

    def test_an_email_after_the_answer_is_a_new_message_with_its_own_terms(self):
        case = self._answered()
        again = self._written_again(case)
        self.assertNotEqual(again, case)
        self.assertEqual((again.repeats_id, again.partner_id), (case, case.partner_id))
        self.assertTrue(self._deliveries(again, "first_reply"))
        self.assertTrue(again._open_deadline_of("answer"))
        self.assertEqual(case.state, "answered")

    def test_an_email_to_a_merged_message_joins_the_one_that_is_answered(self):
        main, case = (
            self._receive(self._raw_email()),
            self._receive(self._raw_email("<9@client.test>")),
        )
        case._merge_into(main)
        self.assertEqual(self._written_again(case), main)

    def test_one_living_answer_even_when_two_people_press_at_once(self):
        case = self._answered()
        answer = self._deliveries(case, "answer")
        with self.assertRaisesRegex(Exception, "apk_delivery_once_idx"), mute_logger("odoo.sql_db"):
            answer.copy()
            self.env.flush_all()

    def test_after_a_failed_answer_another_one_may_leave(self):
        case = self._answered()
        answer = self._deliveries(case, "answer")
        answer.channel_id.fallback_channel_id = False
        answer._fail("550 User unknown")
        self.assertFalse(case.has_answer_delivery)
        case.with_user(self.specialist).answer_body = "<p>Нужны паспорт и смета расходов.</p>"

    def test_the_facts_of_registration_are_not_written_over(self):
        case = self._paper_case().with_user(self.specialist)
        for values in (
            {"received_at": datetime(2020, 1, 1)},
            {"retention_until": "2001-01-01"},
            {"body": "<p>Другое</p>"},
            {"regime_id": self.env.ref("apk_case.regime_order_only").id},
        ):
            with refused(self, FILLED_BY_THE_SYSTEM, msg=values):
                case.write(values)
        with refused(self, ONLY_THE_HEAD_OR_REGISTRAR):
            case.write({"legal_hold": True, "legal_hold_reason": "нет"})

    def test_the_words_of_an_answer_that_left_stay(self):
        case = self._answered()
        with refused(self, ANSWER_ALREADY_SENT):
            case.with_user(self.specialist).answer_body = "<p>Иное</p>"
        answer = self._deliveries(case, "answer").mail_message_id
        with refused(self, CORRESPONDENCE_IS_KEPT):
            answer.with_user(self.registrar).body = "<p>Иное</p>"

    def test_a_file_is_neither_replaced_nor_moved_away(self):
        case = self._paper_case()
        file = case.message_post(body="материал", attachments=[("a.txt", b"x")]).attachment_ids
        for values in ({"raw": b"y"}, {"res_model": "res.users", "res_id": self.registrar.id}):
            with refused(self, CORRESPONDENCE_IS_KEPT, msg=values):
                file.with_user(self.registrar).write(values)
        self.env.flush_all()
        with (
            self.assertRaisesRegex(RaiseException, "five years"),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("UPDATE ir_attachment SET res_id = 0 WHERE id = %s", [file.id])

    def test_the_client_is_not_written_to_from_the_notes(self):
        case = self._paper_case()
        note = case.with_user(self.specialist).message_post(
            body="Клиенту", partner_ids=self.client.ids, message_type="comment"
        )
        self.assertFalse(
            note.sudo().notification_ids.filtered(lambda n: n.res_partner_id == self.client)
        )

    def test_a_message_is_closed_after_the_answer_or_with_a_reason(self):
        case = self._paper_case()
        with refused(self, ANSWER_IS_OWED):
            case.with_user(self.specialist).action_close()
        with refused(self, ONLY_THE_HEAD_OR_REGISTRAR):
            case.with_user(self.specialist)._close_without_answer("Клиент благодарит")
        case.with_user(self.head)._close_without_answer("Клиент благодарит")
        self.assertEqual((case.state, case.result), ("closed", "unanswered"))
        self.assertFalse(case._open_deadline_of("answer"))

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_corrected_registration_counts_what_is_owed_anew(self):
        case = self._paper_case()
        before = case._open_deadline_of("answer").due_at
        wizard = self.env["apk.case.correct"].with_user(self.registrar)
        correct = wizard.with_context(default_case_id=case.id).create({"reason": "штамп"})
        correct.regime_id = self.env.ref("apk_case.regime_pd152")
        correct.action_correct()
        self.assertLess(case._open_deadline_of("answer").due_at, before)
        self.assertEqual(case.regime_id, self.env.ref("apk_case.regime_pd152"))

"""п. 39: a number, a term that is named to the client, convenient intervals, attempts, and the end of a callback."""

from datetime import datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    CALLBACK_IS_OVER,
    GIVE_UP_WITHOUT_REASON,
    OUTCOME_MISSING,
    PHONE_IS_MISSING,
    PHONE_IS_WRONG,
    TERM_IS_OVER,
    WINDOW_OUTSIDE_LINE_HOURS,
)
from .common import LineCommon

FRIDAY = "2026-11-20 08:07:00"  # Fri 11:07 in Kostroma
AFTERNOON = {"start": "2026-11-20 11:00:00", "end": "2026-11-20 13:00:00"}  # Fri 14:00-16:00
MONDAY = {"start": "2026-11-23 06:00:00", "end": "2026-11-23 10:00:00"}  # Mon 9:00-13:00


@tagged("post_install", "-at_install")
class TestClause39Callbacks(LineCommon):
    def _promised(self, phone="8 910 123 45 67", **options):
        call = self._call()
        call.promise_callback(phone, question="Когда придёт субсидия?", **options)
        return call.callback_id

    @freeze_time(FRIDAY)
    def test_the_promise_is_a_deadline_with_the_clause(self):
        callback = self._promised(windows=[AFTERNOON, MONDAY])
        self.assertRecordValues(
            callback,
            [
                {
                    "origin": "promised", "phone": "+79101234567", "partner_id": self.client.id,
                    "question": "Когда придёт субсидия?", "user_id": self.operator.id, "state": "open",
                }
            ],
        )  # fmt: skip
        self.assertRecordValues(
            callback.deadline_ids,
            [{"kind": "callback", "clause": "39", "fulfilled_at": False}],
        )
        self.assertEqual(str(callback.deadline_ids.due_at), MONDAY["end"])

    @freeze_time(FRIDAY)
    def test_without_intervals_the_usual_term_is_named(self):
        call = self._call()
        term = call.promise_callback("8 910 123 45 67")["term"]
        self.assertEqual(term, "18:00 23 ноября 2026 г.")

    @freeze_time(FRIDAY)
    def test_the_script_of_the_farewell_names_the_term(self):
        self.assertIn("не позднее 18:00 23 ноября", self._call().card()["scripts"]["callback"])

    @freeze_time(FRIDAY)
    def test_intervals_are_offered_and_each_of_them_is_accepted(self):
        offered = self._call().card()["windows"]
        self.assertEqual(offered[0]["name"], "пт 20.11 11:15–13:00")
        callback = self._promised(windows=offered)
        self.assertEqual(len(callback.window_ids), 6)

    @freeze_time(FRIDAY)
    def test_outside_the_hours_of_the_line_nobody_is_there_to_call(self):
        for start, end in (
            ("2026-11-20 14:00:00", "2026-11-20 16:00:00"),  # Fri 17:00-19:00
            ("2026-11-21 07:00:00", "2026-11-21 09:00:00"),  # Sat
            ("2026-11-20 06:00:00", "2026-11-20 08:00:00"),  # Fri 9:00-11:00, over
        ):
            with refused(self, WINDOW_OUTSIDE_LINE_HOURS):
                self._promised(windows=[{"start": start, "end": end}], term="2026-11-24 15:00:00")

    @freeze_time(FRIDAY)
    def test_an_interval_after_the_promised_term_is_refused(self):
        with refused(self, WINDOW_OUTSIDE_LINE_HOURS):
            self._promised(windows=[MONDAY], term="2026-11-20 15:00:00")

    @freeze_time(FRIDAY)
    def test_a_wrong_number_and_a_term_that_is_over(self):
        with refused(self, PHONE_IS_WRONG):
            self._promised("не помню")
        with refused(self, PHONE_IS_MISSING):
            self._call("anonymous").promise_callback("")
        with refused(self, TERM_IS_OVER):
            self._promised(term="2026-11-20 08:00:00")

    def test_an_attempt_without_answer_is_counted_and_fulfils_nothing(self):
        with freeze_time(FRIDAY):
            callback = self._promised(windows=[AFTERNOON])
        with freeze_time("2026-11-20 11:30:00"):
            callback.action_no_answer()
        self.assertRecordValues(callback, [{"attempt_count": 1, "state": "open"}])
        self.assertFalse(callback.deadline_ids.fulfilled_at)

    def test_the_outgoing_call_fulfils_the_callback(self):
        with freeze_time(FRIDAY):
            callback = self._promised(windows=[AFTERNOON])
        with freeze_time("2026-11-20 12:00:00"):
            call = self.env["apk.call"].browse(callback.action_call()["params"]["call_id"])
            card = call.with_user(self.operator).card()["call"]
            self.assertEqual(
                (card["direction"], card["question"]), ("out", "Когда придёт субсидия?")
            )
            call.with_user(self.operator).finish("answered")
        self.assertRecordValues(callback, [{"state": "done", "attempt_count": 1}])
        self.assertEqual(callback.deadline_ids.state, "fulfilled")

    def test_a_lost_connection_fulfils_nothing(self):
        with freeze_time(FRIDAY):
            callback = self._promised()
            call = self.env["apk.call"].browse(callback.action_call()["params"]["call_id"])
            call.with_user(self.operator).finish("broken")
        self.assertRecordValues(callback, [{"state": "open", "attempt_count": 1}])
        self.assertEqual(callback.attempt_ids.result, "broken")

    @freeze_time(FRIDAY)
    def test_a_promise_is_one_and_can_be_changed(self):
        call = self._call()
        call.promise_callback("8 910 123 45 67", windows=[AFTERNOON], question="О гранте")
        callback = call.callback_id
        far = "2026-12-14 12:00:00"  # Mon 15:00: another body is asked
        answer = call.promise_callback("8 910 123 45 68", windows=[MONDAY], term=far)
        self.assertEqual(answer, {"id": callback.id, "term": "15:00 14 декабря 2026 г."})
        self.assertRecordValues(
            callback, [{"phone": "+79101234568", "question": "О гранте", "state": "open"}]
        )
        self.assertEqual(callback.window_ids.mapped("starts_at"), [datetime(2026, 11, 23, 6)])
        self.assertRecordValues(
            callback.deadline_ids, [{"due_at": datetime(2026, 11, 23, 10), "fulfilled_at": False}]
        )
        call.promise_callback("8 910 123 45 68", term=far)
        self.assertFalse(callback.window_ids)
        self.assertEqual(callback.deadline_ids.due_at, datetime(2026, 12, 14, 12))
        same = [("partner_id", "=", self.client.id), ("state", "=", "open")]
        self.assertEqual(self.env["apk.callback"].search(same), callback)

    @freeze_time(FRIDAY)
    def test_the_card_shows_what_was_promised_for_the_change(self):
        call = self._call()
        self.assertFalse(call.card()["promise"])
        call.promise_callback("8 910 123 45 67", windows=[MONDAY])
        promise = call.card()["promise"]
        self.assertEqual(promise["phone"], "+79101234567")
        self.assertEqual(
            [(one["start"], one["end"]) for one in promise["windows"]], [tuple(MONDAY.values())]
        )

    @freeze_time(FRIDAY)
    def test_another_time_agreed_on_the_call_back_is_the_same_promise(self):
        callback = self._promised(windows=[AFTERNOON])
        call = self.env["apk.call"].browse(callback.action_call()["params"]["call_id"])
        call = call.with_user(self.operator)
        call.promise_callback("", windows=[MONDAY])
        call.finish("callback")
        self.assertRecordValues(callback, [{"state": "open", "attempt_count": 1}])
        self.assertEqual(callback.attempt_ids.result, "reached")
        self.assertEqual(str(callback.deadline_ids.due_at), MONDAY["end"])

    @freeze_time(FRIDAY)
    def test_nobody_picked_up_is_an_attempt_and_no_talk(self):
        callback = self._promised()
        call = self.env["apk.call"].browse(callback.action_call()["params"]["call_id"])
        call.with_user(self.operator).finish("no_answer")
        self.assertRecordValues(callback, [{"state": "open", "attempt_count": 1}])
        self.assertEqual(callback.attempt_ids.result, "no_answer")
        self.assertRecordValues(call, [{"state": "done", "talk_seconds": 0, "answered_at": False}])
        with refused(self, OUTCOME_MISSING, msg="a client who has called did pick up"):
            self._call().finish("no_answer")

    @freeze_time(FRIDAY)
    def test_the_call_back_opens_with_question_answer_and_its_own_words(self):
        callback = self._promised()
        callback.information = "Выплата 25 декабря"
        call = self.env["apk.call"].browse(callback.action_call()["params"]["call_id"])
        card = call.with_user(self.operator).card()
        self.assertIn("мы обещали перезвонить", card["opening"])
        self.assertNotIn("[", card["opening"])
        self.assertEqual(
            card["returned"],
            {
                "question": "Когда придёт субсидия?", "information": "Выплата 25 декабря",
                "attempts": 0, "unit": "",
            },
        )  # fmt: skip
        missed = self._exchange_call(
            "c.1", "2026-11-20 10:00:00", "2026-11-20 10:00:40", number="+79107654321"
        )
        back = self.env["apk.callback"].with_user(self.operator).browse(missed.callback_id.id)
        call = self.env["apk.call"].browse(back.action_call()["params"]["call_id"])
        self.assertIn("не успели ответить", call.with_user(self.operator).card()["opening"])

    def test_giving_up_needs_a_reason_and_an_open_callback(self):
        with freeze_time(FRIDAY):
            callback = self._promised().with_user(self.line_head)
            with refused(self, GIVE_UP_WITHOUT_REASON):
                callback.action_give_up()
            callback.give_up_reason = "номер не существует"
            callback.action_give_up()
            self.assertEqual(callback.deadline_ids.state, "waived")
            with refused(self, CALLBACK_IS_OVER):
                callback.action_call()

    def test_the_operator_is_reminded_before_the_interval_and_the_head_after_it(self):
        with freeze_time(FRIDAY):
            callback = self._promised(windows=[AFTERNOON])
        kind = self.env.ref("apk_base.activity_deadline")

        def reminded(moment):
            with freeze_time(moment):
                self._run("apk_base.ir_cron_remind")
            tasks = callback.activity_ids.filtered(lambda task: task.activity_type_id == kind)
            return tasks.user_id

        self.assertFalse(reminded("2026-11-20 10:29:00"))  # Fri 13:29
        self.assertEqual(reminded("2026-11-20 10:30:00"), self.operator)  # Fri 13:30
        self.assertIn(self.line_head, reminded("2026-11-20 13:00:00"))  # Fri 16:00
        self.assertTrue(callback.has_overdue_deadline)

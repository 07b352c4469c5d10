"""A wrong key was pressed: the end of a talk and of a callback is corrected, and the history says so (п. 6)."""

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CALLBACK_IS_OPEN, TOO_LATE_TO_CORRECT
from .common import LineCommon

FRIDAY = "2026-11-20 08:00:00"  # Fri 11:00 in Kostroma
MONDAY = "2026-11-23 08:00:00"


@tagged("post_install", "-at_install")
@freeze_time(FRIDAY)
class TestCorrections(LineCommon):
    def _promised(self):
        call = self._call()
        call.promise_callback("+7 910 123-45-67", question="О гранте")
        call.finish("callback")
        return call.callback_id

    def test_a_talk_that_was_ended_wrongly_ends_anew(self):
        call = self._call()
        call.finish("answered")
        call.take_back()
        self.assertEqual((call.state, call.outcome), ("to_fill", False))
        call.save({"advice": "Обратиться в поселение"})
        call.finish("out_of_scope")
        self.assertEqual((call.state, call.outcome), ("done", "out_of_scope"))
        lines = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        history = "\n".join(lines.mapped("summary"))
        self.assertIn("filled in anew", history)
        self.assertIn("Answered", history)
        self.assertIn("Not our matter", history)

    def test_the_two_questions_are_asked_once(self):
        call = self._call()
        self.assertFalse(call.card()["call"]["was_asked"])
        call.take_down_answers(None)
        call.finish("answered")
        call.take_back()
        self.assertTrue(call.card()["call"]["was_asked"])

    def test_neither_a_colleague_nor_another_day_corrects_it(self):
        call = self._call()
        call.finish("answered")
        colleague = new_test_user(self.env, "t-colleague", "apk_base.group_operator")
        with refused(self, TOO_LATE_TO_CORRECT):
            call.with_user(colleague).take_back()
        with freeze_time(MONDAY), refused(self, TOO_LATE_TO_CORRECT):
            call.take_back()
        self.assertEqual(call.outcome, "answered")

    def test_a_callback_that_was_not_made_is_owed_again(self):
        callback = self._promised().with_user(self.operator)
        due = callback.next_due_at
        callback.action_reached()
        self.assertFalse(callback.next_due_at)
        callback.action_reopen()
        self.assertEqual((callback.state, callback.next_due_at), ("open", due))
        self.assertFalse(callback.done_at)
        callback.action_reached()
        self.assertEqual(callback.state, "done")
        self.assertFalse(callback.next_due_at)

    def test_a_callback_that_was_given_up_is_owed_again(self):
        callback = self._promised().with_user(self.line_head)
        callback.give_up_reason = "Номер не существует"
        callback.action_give_up()
        callback.action_reopen()
        self.assertEqual((callback.state, callback.give_up_reason), ("open", False))
        self.assertTrue(callback.next_due_at)
        with refused(self, CALLBACK_IS_OPEN):
            callback.action_reopen()

    def test_a_corrected_outgoing_call_reopens_its_callback(self):
        callback = self._promised()
        calls = self.env["apk.call"].with_user(self.operator)
        outgoing = calls.browse(calls.start(callback_id=callback.id))
        outgoing.finish("answered")
        self.assertEqual(callback.state, "done")
        outgoing.take_back()
        self.assertEqual(callback.state, "open")
        outgoing.finish("broken")
        self.assertEqual(callback.state, "open")

    def test_the_register_of_unanswered_calls_shows_who_has_called_back(self):
        call = self._exchange_call("m.1", "2026-11-20 10:00:00", "2026-11-20 10:00:20")
        self.assertEqual((call.callback_state, call.callback_user_id.id), ("open", False))
        call.callback_id.with_user(self.operator).action_reached()
        self.assertEqual((call.callback_state, call.callback_user_id), ("done", self.operator))
        self.assertTrue(call.callback_done_at)


@tagged("post_install", "-at_install")
@freeze_time(FRIDAY)
class TestReadableArticles(LineCommon):
    def _publish(self, kind, name):
        article = self.env["apk.article"].create(
            {"name": name, "kind": kind, "unit_id": self.unit.id, "draft_body": "<p>Сыроварня.</p>"}
        )
        article.action_publish()
        return article

    def test_a_reply_template_is_not_offered_on_a_call(self):
        """п. 37: it has gaps, and nobody reads «{дата}» aloud."""
        answer = self._publish("faq", "Грант на сыроварню")
        template = self._publish("reply_template", "Ответ: грант на сыроварню")
        found = [row["id"] for row in self._call().find("сыроварня")]
        self.assertIn(answer.id, found)
        self.assertNotIn(template.id, found)


@tagged("post_install", "-at_install")
@freeze_time(FRIDAY)
class TestLengthOfTalks(LineCommon):
    def test_neither_an_unanswered_call_nor_a_talk_that_goes_on_shortens_the_average(self):
        today = [("started_at", ">=", "2026-11-20 00:00:00")]
        self.env["apk.call"].search(today).started_at = "2026-11-02 08:00:00"
        self._exchange_call(
            "t.1", "2026-11-20 10:10:00", "2026-11-20 10:13:10", "2026-11-20 10:10:10"
        )
        self._exchange_call(
            "t.2", "2026-11-20 10:20:00", "2026-11-20 10:20:30", number="+79107654321"
        )
        self._call("+7 910 765-43-22")  # goes on
        ((talked,),) = self.env["apk.call"]._read_group(today, aggregates=["talk_seconds:avg"])
        self.assertEqual(talked, 180)
        board = self.env["apk.line.wallboard"].with_user(self.operator).board()
        figures = {figure["key"]: figure["value"] for figure in board["figures"]}
        self.assertEqual(figures["talk"], "3:00")

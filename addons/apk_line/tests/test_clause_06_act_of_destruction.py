"""п. 6: calls outlive their five years by an act alone; what is left of them are figures."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import ONLY_THE_HEAD_OR_REGISTRAR

from .common import LineCommon

FRIDAY = "2026-11-20 08:00:00"  # Fri 11:00 in Kostroma
YEARS_LATER = "2032-01-01 09:00:00"  # Thu 12:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause06ActOfDestruction(LineCommon):
    @freeze_time(FRIDAY)
    def _talk(self):
        self._event("06.1", "ringing", "2026-11-20 10:00:00", number="+79101234567")
        self._event("06.1", "answered", "2026-11-20 10:00:05", agent="101")
        call = self.env["apk.call"].search([("linkedid", "=", "06.1")])
        own = call.with_user(self.operator)
        own.save({"question": "Тайна клиента", "answer": "Тайна ответа"})
        own.transfer("number_given", expert_id=self.expert.id, reason="Тайна причины")
        own.promise_callback("+7 910 123-45-67")
        own.finish("callback")
        own.callback_id.action_reached()
        return call

    @freeze_time(FRIDAY)
    def _given_up(self):
        call = self._call()
        call.promise_callback("+7 910 123-45-67")
        callback = call.callback_id.with_user(self.line_head)
        callback.give_up_reason = "Тайна отказа"
        callback.action_give_up()
        return callback.sudo()

    @freeze_time(YEARS_LATER)
    def _propose(self):
        self.env["apk.destruction.act"]._cron_propose()
        return self.env["apk.destruction.act"].search([], limit=1)

    @freeze_time(YEARS_LATER)
    def _approve(self, act):
        administrator = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
        act.with_user(self.registrar).action_review()
        act.with_user(administrator).action_approve()

    def test_a_call_is_kept_until_the_last_day_of_the_fifth_year(self):
        call = self._talk()
        self.assertEqual(call.retention_until, date(2031, 12, 31))
        self.assertEqual(call.callback_id.retention_until, date(2031, 12, 31))

    def test_the_act_erases_the_caller_and_keeps_the_figures(self):
        call = self._talk()
        callback, started = call.callback_id, call.started_at
        act = self._propose()
        self.assertEqual((act.call_ids, act.callback_ids, act.record_count), (call, callback, 2))
        self._approve(act)
        left = str([*call.read(), *callback.read(), *call.transfer_ids.read()])
        self.assertNotIn("Тайна", left)
        self.assertNotIn("9101234567", left)
        self.assertFalse(call.partner_id or callback.partner_id or callback.message_ids)
        self.assertFalse(self.env["apk.telephony.event"].search([("linkedid", "=", "06.1")]))
        self.assertFalse(self.env["apk.interaction"].search([("partner_id", "=", self.client.id)]))
        self.assertEqual((call.started_at, call.outcome, act.state), (started, "callback", "done"))

    def test_the_reason_why_a_client_could_not_be_called_is_erased_on_the_deadline_too(self):
        callback = self._given_up()
        self.assertEqual(callback.deadline_ids.waive_reason, "Тайна отказа")
        self._approve(self._propose())
        self.assertTrue(callback.destroyed_at)
        left = str([*callback.read(), *callback.deadline_ids.read()])
        self.assertNotIn("Тайна", left)

    def test_a_reviewer_of_the_act_sees_the_calls_that_it_names_and_no_other(self):
        call, act = self._talk(), self._propose()
        with freeze_time(FRIDAY):
            other = self._call("+7 910 765-43-21").sudo()
        registrar = act.with_user(self.registrar)
        self.assertEqual(registrar.call_ids.mapped("partner_id"), self.client)
        self.assertEqual(self.env["apk.call"].with_user(self.registrar).search([]), call)
        self.assertNotIn(other, registrar.call_ids)

    def test_the_head_of_the_line_holds_a_call_for_a_court_and_an_operator_does_not(self):
        call = self._talk()
        held = {"legal_hold": True, "legal_hold_reason": "Арбитражный суд, дело А31-1/2031"}
        with refused(self, ONLY_THE_HEAD_OR_REGISTRAR):
            call.with_user(self.operator).write(held)
        act = self._propose()
        call.with_user(self.line_head).write(held)
        with self.assertRaisesRegex(UserError, "legal hold"):
            self._approve(act)
        self.assertIn("Тайна", call.question)

"""п. 8, 19, 20, 25: every change of a deadline, a channel or a rule about them leaves its trace: what, by whom, why."""

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestTrailOfChanges(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(
            cls.env, "t-administrator", "apk_base.group_administrator"
        )

    def _notes_of(self, record, since=0):
        """Notes of the record after ``since``, as one text."""
        notes = record.message_ids.filtered(lambda one: one.id > since)
        return " | ".join(str(note.body) for note in notes)

    def _tracked(self, record):
        """Old and new values of the record's fields, as the audit shows them."""
        self.env.flush_all()
        self.cr.precommit.run()
        return record.sudo().message_ids.tracking_value_ids

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_promise_that_is_kept(self):
        case = self._paper_case()
        self._deliveries(case, "first_reply").with_user(self.registrar).action_mark_sent()
        self.assertIn(
            "Deadline «First reply»: done 20 ноября 2026 г. в 17:40", self._notes_of(case)
        )
        note = case.message_ids.filtered(lambda one: "done 20" in str(one.body))
        self.assertEqual(note.author_id, self.registrar.partner_id)

    def test_a_promise_that_is_let_go_and_why(self):
        case = self._paper_case()
        case.with_user(self.head)._close_without_answer("Клиент благодарит")
        self.assertIn("«Answer on the merits»: lifted, Клиент благодарит", self._notes_of(case))

    def test_a_reply_that_came_back_opens_its_promise_again(self):
        case = self._paper_case()
        first_reply = self._deliveries(case, "first_reply")
        first_reply.with_user(self.registrar).action_mark_sent()
        first_reply._fail("Адресат выбыл")
        self.assertIn("«First reply»: open again", self._notes_of(case))

    def test_a_clock_that_is_stopped_and_started(self):
        case = self._paper_case(regime_id=self.env.ref("apk_case.regime_support").id)
        case.with_user(self.head)._pause("ждём справку")
        self.assertIn("the clock stands, ждём справку", self._notes_of(case))
        case.with_user(self.head).action_resume()
        self.assertIn("the clock goes on", self._notes_of(case))

    @freeze_time("2026-11-23 09:00:00")  # Mon 12:00 in Kostroma
    def test_a_date_moved_past_our_methods_is_noted_as_well(self):
        case = self._paper_case()
        case._deadline("answer").sudo().due_at = "2026-12-25 21:00:00"
        self.assertIn("moved (changed by hand)", self._notes_of(case))
        self.assertIn("It is: конца дня 25 декабря 2026 г.", self._notes_of(case))

    def test_what_has_not_changed_is_not_noted(self):
        case = self._paper_case()
        last = case.message_ids[:1].id
        deadline = case._deadline("answer").sudo()
        deadline.due_at = deadline.due_at
        self.assertFalse(self._notes_of(case, last))

    def test_terms_of_a_regime(self):
        regime = self.env.ref("apk_case.regime_fz59").with_user(self.administrator)
        earlier = self._tracked(regime)  # an addon above has written a field of its own
        regime.answer_days = 25
        values = self._tracked(regime) - earlier
        self.assertEqual((values.old_value_integer, values.new_value_integer), (30, 25))
        self.assertEqual(regime.message_ids[:1].author_id, self.administrator.partner_id)

    def test_a_mandatory_channel_and_a_channel(self):
        rule = self.env.ref("apk_case.channel_rule_fz59_post").with_user(self.administrator)
        rule.channel_id = self._channel("email")
        channel = self._channel("email").with_user(self.administrator)
        channel.carries_personal_data = not channel.carries_personal_data
        self.assertEqual(self._tracked(rule).mapped("old_value_char"), ["Почта"])
        self.assertTrue(self._tracked(channel))

    def test_a_rule_that_is_archived_prescribes_nothing(self):
        rule = self.env.ref("apk_case.channel_rule_fz59_post")
        found = [rule.regime_id, self._channel("post"), "answer"]
        self.assertTrue(rule._mandatory_channel(*found))
        rule.active = False
        self.assertFalse(rule._mandatory_channel(*found))
        rule.copy({"active": True})

    def test_the_channel_of_a_client_and_of_a_message(self):
        case = self._paper_case()
        self._tracked(case)  # the registration itself is over
        case.chosen_channel_id = self._channel("phone")
        self.client.chosen_channel_id = self._channel("phone")
        for record in (case, self.client):
            self.assertIn("Телефон", self._tracked(record).mapped("new_value_char"))

    def test_terms_are_confirmed_by_the_department_and_an_edit_asks_for_it_again(self):
        regime = self.env.ref("apk_case.regime_fz248").with_user(self.administrator)
        self.assertFalse(regime.confirmed_on)
        self.assertIn("ст. 43", regime.term_note)
        regime.action_confirm_terms()
        self.assertEqual(regime.confirmed_by_id, self.administrator)
        regime.extension_days = 10
        self.assertFalse(regime.confirmed_on or regime.confirmed_by_id)
        with refused(self, FILLED_BY_THE_SYSTEM):
            regime.confirmed_on = "2026-11-20"

"""п. 18, 19, 66: a message is classified by itself, says by which words, and a person has the last word."""

from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CLASSIFICATION_MISSING, URGENCY_NOT_ASSESSED, WORD_CANNOT_BE_SEARCHED
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause66Suggestions(CaseCommon):
    def _written(self, subject, body="", **values):
        blank = {"urgency": False, "topic_id": False, "need_id": False, "unit_id": False}
        return self._paper_case(subject=subject, body=f"<p>{body}</p>", **blank, **values)

    def _proposed(self, case):
        return {s.aspect: s for s in case.sudo().suggestion_ids}

    def test_topic_need_and_unit_are_found_with_their_words(self):
        case = self._written(
            "Субсидия на молоко", "Когда перечислят субсидию? До сих пор не перечислили."
        )
        proposed = self._proposed(case)
        self.assertEqual(proposed["need"].value_name, "Получить выплату")
        self.assertIn("«не перечислили»", proposed["need"].reason)
        self.assertEqual(proposed["mood"].value, "negative")
        self.assertEqual(proposed["topic"].value_name, "Меры поддержки / Отборы и выплата субсидий")

    def test_a_clear_topic_finds_its_unit_by_itself(self):
        case = self._written("Грант", "Хочу получить грант «Агростартап», я начинающий фермер.")
        self.assertEqual(case.unit_id, self.env.ref("apk_base.unit_orst"))
        self.assertEqual(case.area_id, self.env.ref("apk_base.area_support"))

    def test_the_unit_that_a_person_has_named_stays(self):
        case = self._paper_case(subject="Хочу получить грант «Агростартап»")
        self.assertEqual(case.unit_id, self.unit)

    def test_whoever_has_the_least_open_work_is_proposed_and_found_when_agreed_with(self):
        unit = self.env.ref("apk_base.unit_orst")
        second = new_test_user(self.env, "t-second", "apk_base.group_specialist")
        unit.member_ids = self.specialist | second
        case = self._written("Хочу получить грант «Агростартап»")
        self._paper_case(unit_id=unit.id, user_id=self.specialist.id)  # given in the meantime
        proposed = self._proposed(case)["user"]
        self.assertEqual(proposed.value, str(unit.id))
        proposed.action_accept()
        self.assertEqual(case.user_id, second)

    def test_a_message_handed_on_is_given_to_the_unit_that_has_it(self):
        former, present = (self.env.ref(f"apk_base.unit_{name}") for name in ("orst", "ofpg"))
        second = new_test_user(self.env, "t-second", "apk_base.group_specialist")
        former.member_ids, present.member_ids = self.specialist, second
        case = self._written("Хочу получить грант «Агростартап»")
        self.assertEqual(case.unit_id, former)
        case.with_user(self.registrar)._hand_over(present, self.env["res.users"])
        case.with_user(self.registrar).action_accept_suggestions()
        self.assertEqual((case.unit_id, case.user_id), (present, second))
        self.assertEqual(self._proposed(case)["user"].state, "accepted")

    def test_unit_and_executor_agreed_with_in_one_go_belong_together(self):
        second = new_test_user(self.env, "t-second", "apk_base.group_specialist")
        proposed_unit = self.env.ref("apk_base.unit_orst")
        proposed_unit.member_ids = second
        case = self._written("Хочу получить грант «Агростартап»")
        case.sudo().unit_id = self.unit
        case.with_user(self.registrar).action_accept_suggestions()
        self.assertEqual((case.unit_id, case.user_id), (proposed_unit, second))
        self.assertEqual(self._proposed(case)["user"].state, "accepted")

    def _tasks_of_head(self, case):
        """What the head of the unit is told of it; the letter to the client is a task of its own."""
        tasks = case.activity_ids.filtered(lambda one: one.user_id == self.head)
        return tasks.filtered(lambda one: "has no executor" in one.summary)

    def test_the_head_hears_once_of_a_message_that_the_unit_gets_by_one_row(self):
        unit = self.env.ref("apk_base.unit_orst")
        unit.write({"head_id": self.head.id, "member_ids": [(6, 0, self.specialist.ids)]})
        today = self.env["apk.office"]._today()
        away = {"user_id": self.specialist.id, "first_day": today, "last_day": today}
        self.env["apk.absence"].create(away)  # so there is no executor to propose
        case = self._written("Хочу получить грант «Агростартап»")
        proposed = self._proposed(case)
        proposed["mood"].with_user(self.registrar).action_accept()
        self.assertFalse(self._tasks_of_head(case), "the unit is not decided yet")
        proposed["unit"].with_user(self.registrar).action_accept()
        self.assertEqual(len(self._tasks_of_head(case)), 1)
        proposed["unit"].with_user(self.registrar).action_accept()
        case.with_user(self.registrar).action_accept_suggestions()
        case.with_user(self.registrar).action_accept_suggestions()
        self.assertFalse(case.user_id)
        self.assertEqual(len(self._tasks_of_head(case)), 1, "sorted once, told once")

    def test_one_click_takes_over_what_is_proposed(self):
        case = self._written("Грант", "Какие документы нужны для гранта? Заранее спасибо.")
        mine = case.with_user(self.specialist)
        mine.action_accept_and_take()
        self.assertEqual(case.topic_id, self.env.ref("apk_case.topic_support_grant"))
        self.assertEqual(case.need_id, self.env.ref("apk_case.need_information"))
        self.assertEqual((case.urgency, case.state), ("ordinary", "in_work"))
        self.assertEqual(set(case.sudo().suggestion_ids.mapped("state")), {"accepted"})

    def test_a_correction_is_counted_for_the_words_that_were_wrong(self):
        case = self._written("Грант", "Прошу о гранте.")
        entries = self._proposed(case)["topic"].entry_ids
        case.with_user(self.specialist).topic_id = self.env.ref("apk_case.topic_support_milk")
        self.assertEqual(self._proposed(case)["topic"].state, "corrected")
        self.assertEqual(entries.mapped("corrected_count"), [1])

    def test_a_lost_herd_is_urgent_and_an_ordinary_message_says_so(self):
        urgent = self._written("Беда", "У нас падёж скота, нечем кормить коров.")
        self.assertEqual(self._proposed(urgent)["urgency"].value, "urgent")
        plain = self._written("Вопрос", "Какой у вас режим работы?")
        self.assertEqual(self._proposed(plain)["urgency"].value, "ordinary")

    def test_the_history_of_the_client_counts_for_urgency_and_repetition(self):
        text = (
            "Прошу отремонтировать мелиоративную систему возле деревни Ивановское Буйского района"
        )
        first = self._written("Мелиорация", text)
        for number in range(3):
            last = self._written(f"Мелиорация {number}", text)
        proposed = self._proposed(last)
        self.assertEqual(proposed["urgency"].value, "urgent")
        self.assertIn("repeat", proposed)
        self.assertNotIn("repeat", self._proposed(first))

    def test_an_answer_waits_for_topic_and_need(self):
        case = self._written("Вопрос")
        case.urgency = "ordinary"
        mine = case.with_user(self.registrar)
        mine.write({"answer_body": "<p>Ответ.</p>", "topic_id": False})
        with refused(self, CLASSIFICATION_MISSING, "clause 18"):
            mine.action_send_answer()

    def test_work_does_not_start_before_urgency_is_judged(self):
        case = self._written("Вопрос")
        with refused(self, URGENCY_NOT_ASSESSED, "clause 19"):
            case.action_take()

    def test_priority_grows_with_what_the_order_names(self):
        plain = self._paper_case().priority
        self.client.apk_segment_ids = self.env.ref("apk_client.segment_svo")
        urgent = self._paper_case(
            urgency="urgent", mood="negative", topic_id=self.env.ref("apk_case.topic_animals").id
        )
        self.assertEqual((plain, urgent.priority), ("ordinary", "high"))

    def test_a_line_that_cannot_be_searched_for_is_refused(self):
        entry = self.env.ref("apk_case.entry_grant")
        with refused(self, WORD_CANNOT_BE_SEARCHED, "two to 120"):
            entry.words = "грант*\n*"

    def test_edited_words_count_from_the_next_message(self):
        self.env.ref("apk_case.entry_sales").words = "ярмарк*\nконопл*"
        case = self._written("Где продать коноплю")
        self.assertEqual(self._proposed(case)["topic"].value_name, "Ярмарки и сбыт продукции")

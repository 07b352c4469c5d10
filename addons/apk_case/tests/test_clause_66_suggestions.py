"""п. 18, 19, 66: a message is classified by itself, says by which words, and a person has the last word."""

from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CLASSIFICATION_MISSING, LINE_CANNOT_BE_SEARCHED, URGENCY_NOT_ASSESSED
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
        self.assertEqual(proposed["topic"].value_name, "Меры поддержки / Субсидии в животноводстве")
        self.assertIn("«Меры поддержки / Отборы и выплата субсидий»", proposed["topic"].reason)

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
        lines = self._proposed(case)["topic"].line_ids
        line = lines.filtered(lambda one: one.text == "грант")[:1]
        self.assertEqual((line.found_count, line.corrected_count), (1, 0))
        case.with_user(self.specialist).topic_id = self.env.ref("apk_case.topic_support_milk")
        self.assertEqual(self._proposed(case)["topic"].state, "corrected")
        lines.invalidate_recordset()
        self.assertEqual((line.accepted_count, line.corrected_count), (0, 1))
        self.assertEqual(line.entry_id.corrected_count, 1)

    def test_a_lost_herd_is_urgent_and_an_ordinary_message_says_so(self):
        urgent = self._written("Беда", "У нас падёж скота, нечем кормить коров.")
        self.assertEqual(self._proposed(urgent)["urgency"].value, "urgent")
        plain = self._written("Вопрос", "Какой у вас режим работы?")
        self.assertEqual(self._proposed(plain)["urgency"].value, "ordinary")

    def test_three_messages_about_other_things_make_nothing_urgent(self):
        for subject in ("Ярмарка", "Регистрация прицепа", "Отчёт о надоях"):
            self._written(subject, f"Прошу сообщить порядок: {subject}, подробно и по пунктам.")
        last = self._written("Сенокос", "Прошу сообщить, где выделяют луг под сенокос.")
        self.assertEqual(self._proposed(last)["urgency"].value, "ordinary")

    def test_messages_that_were_answered_make_nothing_urgent(self):
        text = "Прошу отремонтировать мелиоративную систему возле деревни Ивановское"
        for number in range(3):
            self._written(f"Мелиорация {number}", text).sudo().state = "closed"
        last = self._written("Мелиорация", text)
        self.assertEqual(self._proposed(last)["urgency"].value, "ordinary")
        self.assertIn("repeat", self._proposed(last))

    def test_our_quoted_letter_and_bold_words_are_read_as_a_person_reads_them(self):
        body = (
            "<p>Где <b>бирки</b> для овец?</p>"
            "<p>С уважением,</p><p>директор ярмарки</p><p>&gt; о гранте «Агростартап»</p>"
        )
        text = self._paper_case(subject="Вопрос", body=body)._text_to_read()
        self.assertEqual(text.plain, "вопрос где бирки для овец")

    def test_a_call_for_help_reaches_people_at_once_and_no_program_answers(self):
        case = self._written("Прощайте", "Я больше не могу, жить не хочется.")
        self.assertEqual(self._proposed(case)["abuse"].value, "self_harm")
        self.assertEqual(case.urgency, "urgent")
        self.assertTrue(case.sudo().first_reply_hold)
        self.assertFalse(case.abuse_state, "a person in need has done nothing inadmissible")
        template = self.env.ref("apk_knowledge.article_reply_self_harm")
        called = case.activity_ids.filtered(lambda one: template.name in (one.note or ""))
        self.assertIn(self.env["apk.office"]._duty_registrar(), called.user_id)
        self.assertTrue(case._responsible("head") <= called.user_id)
        self.assertEqual(set(called.mapped("date_deadline")), {self.env["apk.office"]._today()})

    def test_reasons_are_read_in_the_language_of_the_office(self):
        case = self._written("Вопрос")  # by whoever reads English
        self.assertEqual(self._proposed(case)["urgency"].reason, "признаков срочности нет")

    def _tried(self, text):
        trial = self.env["apk.dictionary.trial"].create({"text": text})
        trial.action_try()
        return trial

    def test_dictionaries_can_be_tried_on_a_text(self):
        trial = self._tried("Где взять бирки для овец?")
        self.assertIn("Маркирование и учёт животных", trial.result)
        self.assertIn("«бирки для овец»", trial.result)
        self.assertIn("No line", self._tried("эээ").result)

    def test_an_entry_is_named_in_words_and_not_by_its_key(self):
        entries = self.env["apk.dictionary.entry"].with_context(lang="ru_RU")
        mood = entries.search([("aspect", "=", "mood"), ("mood", "=", "negative")], limit=1)
        abuse = entries.search([("abuse_kind", "=", "threat")], limit=1)
        self.assertEqual(mood.display_name, "Настроение: Недовольное")
        self.assertEqual(abuse.display_name, "Недопустимое поведение: Угрозы")

    def test_a_line_taken_out_of_an_entry_keeps_its_counts(self):
        entry = self.env.ref("apk_case.entry_sales")
        line = entry.line_ids.filtered(lambda one: one.text == "ярмарка")
        entry.words = "сбыт"
        self.assertFalse(line.active)
        entry.words = "сбыт\nярмарка"
        self.assertTrue(line.active)
        self.assertEqual(entry.line_ids.mapped("text"), ["ярмарка", "сбыт"])

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
        with refused(self, LINE_CANNOT_BE_SEARCHED, "two to 600"):
            entry.words = "грант*\n*"

    def test_edited_words_count_from_the_next_message(self):
        self.env.ref("apk_case.entry_sales").words = "ярмарк*\nконопл*"
        case = self._written("Где продать коноплю")
        self.assertEqual(self._proposed(case)["topic"].value_name, "Ярмарки и сбыт продукции")

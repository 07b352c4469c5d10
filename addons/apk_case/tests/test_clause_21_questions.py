"""59-ФЗ, ст. 8, ч. 4; Указ № 171: a message has questions, each with its own result, executor and body."""

from datetime import date, datetime

from psycopg2.errors import RaiseException

from odoo.tests import Form, freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CASE_IS_KEPT

from ..messages import (
    CHOOSE_QUESTIONS,
    MEASURES_OF_WHAT_IS_SUPPORTED,
    MESSAGE_IS_OVER,
    QUESTION_AWAITS_FORWARDING,
    QUESTION_IS_OVER,
    QUESTION_IS_THE_LAST,
    RESULT_NEEDS_GROUND,
)
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause21Questions(CaseCommon):
    def _ask_more(self, case, name="Газ на ферму", **values):
        rows = self.env["apk.case.question"].with_user(self.specialist)
        return rows.create({"case_id": case.id, "name": name, **values})

    def _body(self, name="Минстрой: газ"):
        article = self.env["apk.article"].create(
            {
                "name": name,
                "kind": "reference",
                "unit_id": self.unit.id,
                "draft_body": "<p>тел. 22-33</p>",
            }  # fmt: skip
        )
        article.action_publish()
        return article

    def _forward(self, case, questions, body="Минстрой", **values):
        facts = {"contacts": "тел. 1", "ground": "газ — их дело.", "number": "15-02/318", **values}
        screens = self.env["apk.case.forward"].with_user(self.specialist)
        screens.create(
            {"case_id": case.id, "body": body, "question_ids": [(6, 0, questions.ids)], **facts}
        ).action_forward()

    def _answer(self, case):
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Субсидию дают на молоко.</p>"
        mine.action_send_answer()
        self._hand_over(case, "answer")

    def _hand_over(self, case, document):
        deliveries = self._deliveries(case, document).filtered(lambda one: one.state == "queued")
        deliveries.with_user(self.registrar).action_mark_sent()

    def test_a_message_has_one_question_that_says_what_the_message_says(self):
        case = self._paper_case()
        question = case.question_ids
        self.assertRecordValues(
            question,
            [
                {
                    "name": case.subject,
                    "topic_id": self.topic.id,
                    "need_id": case.need_id.id,
                    "classifier_id": self.topic.classifier_id.id,
                    "unit_id": self.unit.id,
                    "result": False,
                    "is_open": True,
                }
            ],
        )

    def test_the_only_question_follows_its_message(self):
        case = self._paper_case()
        code = self.env["apk.classifier.node"].create({"code": "9999.0001", "name": "Корма"})
        topic = self.env["apk.topic"].create(
            {"name": "Корма", "code": "t-feed", "classifier_id": code.id}
        )
        case.with_user(self.specialist).write({"topic_id": topic.id, "subject": "Корма для коров"})
        question = case.question_ids
        self.assertEqual((question.name, question.topic_id), ("Корма для коров", topic))
        self.assertEqual(question.classifier_id, code)

    def test_with_a_second_question_neither_follows_the_message(self):
        case = self._paper_case()
        self._ask_more(case)
        case.subject = "О другом"
        self.assertEqual(
            case.question_ids.mapped("name"), ["Как получить субсидию", "Газ на ферму"]
        )

    def test_a_message_from_an_email_has_its_question(self):
        case = self._receive(self._raw_email())
        self.assertEqual(case.question_ids.name, "Вопрос о гранте")

    def test_a_message_that_is_older_than_questions_gets_one_by_an_upgrade(self):
        case = self._paper_case()
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM apk_case_question WHERE case_id = %s", [case.id])
        self.env.cr.execute(
            "UPDATE apk_case SET result = 'measures_taken', state = 'answered',"
            " answered_at = '2026-11-20 21:30:00' WHERE id = %s",
            [case.id],
        )
        self.env.invalidate_all()
        for _upgrade in range(2):
            self.env["apk.case.question"].init()
        question = case.question_ids
        self.assertEqual((question.result, question.measures_taken), ("supported", True))
        self.assertEqual(question.ended_on, date(2026, 11, 21))  # 00:30 of Saturday in Kostroma
        self.assertEqual(case.result, "supported")

    def test_a_row_of_a_former_register_has_a_question_that_is_over(self):
        row = {
            "subject": "Старое",
            "former_number": "12",
            "received_at": "2020-02-03",
            "result": "explained",
        }
        case = self.env["apk.case"].with_context(import_file=True).create(row)
        self.assertEqual(
            (case.question_ids.result, case.question_ids.is_open), ("explained", False)
        )

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_part_goes_to_its_body_and_the_rest_is_answered_here(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        ours = case.question_ids - gas
        self._forward(case, gas)
        self.assertEqual(case._deadline("forward").due_at, datetime(2026, 11, 27, 21))  # Fri
        self.assertTrue(case._open_deadline_of("answer"))
        body = self._deliveries(case, "forward_notice")[:1].body
        self.assertIn("Газ на ферму", body)
        self.assertIn("на остальные мы ответим сами", body)
        self._hand_over(case, "forward_notice")
        self.assertEqual((case.state, case._deadline("forward").state), ("registered", "fulfilled"))
        self.assertTrue(case._open_deadline_of("first_reply"))
        self.assertEqual((gas.result, gas.is_open, ours.is_open), ("referred", False, True))
        self.assertIn("Газ на ферму", case.decision_ids.summary)
        self._answer(case)
        ours.result = "explained"
        self.assertEqual((case.state, case.result), ("answered", "explained"))
        self.assertEqual((ours.answered_at, ours.ended_on), (case.answered_at, date(2026, 11, 20)))
        self.assertFalse(gas.answered_at)

    def test_a_decision_about_no_question_of_its_own_names_none(self):
        """The register and the history show it as it is."""
        case = self._paper_case()
        case._suspect_abuse("insult", "нашли слово")
        self.assertEqual(case.decision_ids.questions_text, False)
        self.assertRegex(case.decision_ids.summary, r"^[^:]+: нашли слово$")

    def test_each_part_may_go_to_its_own_body_before_the_post_has_taken_the_first_notice(self):
        case = self._paper_case()
        gas, road = self._ask_more(case), self._ask_more(case, "Дорога к ферме")
        self._forward(case, gas)
        self._forward(case, road, "Управление дорог")
        first, second = case.decision_ids
        notice = case.delivery_ids.filtered(lambda one: one.mail_message_id == first.notice_id)
        notice.with_user(self.registrar).action_mark_sent()
        self.assertTrue(case._open_deadline_of("forward"), "the client does not know of the second")
        self._hand_over(case, "forward_notice")
        self.assertFalse(case._open_deadline_of("forward"))
        self.assertEqual((first.question_ids, second.question_ids), (gas, road))

    def test_a_message_whose_every_question_has_gone_is_forwarded(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        self._forward(case, gas)
        self._forward(case, case.question_ids - gas, "Управление дорог")
        self.assertFalse(case._open_deadline_of("answer"))
        self._hand_over(case, "forward_notice")
        self.assertEqual((case.state, case.result), ("forwarded", "referred"))

    def test_a_notice_of_a_part_that_leaves_after_the_answer_does_not_undo_it(self):
        case = self._paper_case()
        self._forward(case, self._ask_more(case))
        self._answer(case)
        self._hand_over(case, "forward_notice")
        self.assertEqual(case.state, "answered")

    @freeze_time("2026-11-20 14:40:00")  # Fri 17:40 in Kostroma
    def test_a_question_marked_for_a_body_is_counted_and_not_answered_here(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        gas.body_id = self._body()
        self.assertEqual(
            case._open_deadline_of("forward").due_at, datetime(2026, 11, 27, 21)
        )  # Fri
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Субсидию дают на молоко.</p>"
        with refused(self, QUESTION_AWAITS_FORWARDING, "Газ на ферму"):
            mine.action_send_answer()
        gas.body_id = False
        self.assertEqual(case._deadline("forward").state, "waived")
        mine.action_send_answer()

    def test_the_dialog_proposes_what_is_marked_and_its_body(self):
        case = self._paper_case()
        gas = self._ask_more(case, body_id=self._body().id)
        screens = self.env["apk.case.forward"].with_user(self.specialist)
        screen = Form(screens.with_context(default_case_id=case.id))
        self.assertEqual((screen.body, screen.contacts), ("Минстрой", "тел. 22-33"))
        self.assertEqual(screen.question_ids.ids, gas.ids)

    def test_of_several_questions_the_dialog_wants_those_that_go(self):
        case = self._paper_case()
        self._ask_more(case)
        with refused(self, CHOOSE_QUESTIONS):
            self._forward(case, self.env["apk.case.question"])

    def test_a_second_press_sends_no_other_question_in_place_of_the_first(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        self._forward(case, gas)
        with refused(self, QUESTION_IS_OVER):
            self._forward(case, gas)
        self.assertTrue((case.question_ids - gas).is_open)

    def test_a_question_that_is_taken_away_takes_its_term_along(self):
        case = self._paper_case()
        gas = self._ask_more(case, body_id=self._body().id)
        gas.unlink()
        self.assertEqual(case._deadline("forward").state, "waived")

    def test_nothing_is_owed_to_a_body_when_the_message_is_closed_without_an_answer(self):
        case = self._paper_case()
        self._ask_more(case, body_id=self._body().id)
        case.with_user(self.registrar)._close_without_answer("Клиент передумал")
        self.assertEqual(case._deadline("forward").state, "waived")

    def test_a_message_is_not_merged_while_a_question_waits_for_its_body(self):
        main, case = self._paper_case(), self._paper_case()
        self._ask_more(case, body_id=self._body().id)
        with refused(self, QUESTION_AWAITS_FORWARDING):
            (main | case).with_user(self.registrar)._merge_into(main)

    def test_a_question_of_another_message_goes_nowhere_with_this_one(self):
        case, other = self._paper_case(), self._paper_case()
        self._ask_more(case)
        with refused(self, CHOOSE_QUESTIONS):
            self._forward(case, other.question_ids)
        self.assertTrue(other.question_ids.is_open)

    def test_what_is_decided_on_a_question_stays_and_what_is_missing_may_be_filled_in(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        self._answer(case)
        gas.result = "supported"
        gas.topic_id = self.topic
        gas.measures_taken = True
        with refused(self, QUESTION_IS_OVER, "Газ на ферму"):
            gas.result = "explained"
        with refused(self, QUESTION_IS_OVER):
            gas.name = "Иное"
        with refused(self, FILLED_BY_THE_SYSTEM):
            gas.answered_at = False

    def test_an_answer_that_comes_back_opens_its_questions(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        self._forward(case, gas)
        self._answer(case)
        self._deliveries(case, "answer")._fail("нет такого адреса")
        self.assertEqual(case.state, "in_work")
        self.assertEqual(case.question_ids.mapped("is_open"), [True, False])

    def test_one_answer_to_merged_messages_answers_the_questions_of_each(self):
        main, other = self._paper_case(), self._paper_case()
        (main | other).with_user(self.specialist)._merge_into(main)
        main.with_user(self.specialist).result = "explained"
        self._answer(main)
        self.assertEqual(other.question_ids.result, "explained")
        self.assertEqual(other.question_ids.answered_at, main.answered_at)

    def test_nothing_is_owed_to_an_open_part_when_no_answer_is_needed(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        self._forward(case, gas)
        case.with_user(self.head)._close_without_answer("Клиент благодарит")
        self.assertEqual(case.question_ids.mapped("result"), ["unanswered", "referred"])
        self.assertEqual(
            (case.result, case.question_ids.mapped("is_open")), ("referred", [False] * 2)
        )

    def test_measures_are_taken_on_what_is_supported(self):
        case = self._paper_case().with_user(self.specialist)
        with refused(self, MEASURES_OF_WHAT_IS_SUPPORTED):
            case.question_ids.write({"result": "explained", "measures_taken": True})
        case.result = "supported"
        case.measures_taken = True
        self.assertTrue(case.question_ids.measures_taken)
        case.result = "explained"
        self.assertFalse(case.measures_taken)

    def test_a_question_is_not_left_without_an_answer_without_a_ground(self):
        case = self._paper_case().with_user(self.specialist)
        with refused(self, RESULT_NEEDS_GROUND):
            case.question_ids.result = "unanswered"

    def test_nothing_is_asked_anew_in_a_message_that_is_over(self):
        case = self._paper_case()
        self._answer(case)
        with refused(self, MESSAGE_IS_OVER):
            self._ask_more(case)
        with refused(self, MESSAGE_IS_OVER):
            case.with_user(self.specialist).action_add_question()

    def test_one_added_by_mistake_goes_and_the_last_one_stays(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        gas.unlink()
        with refused(self, QUESTION_IS_THE_LAST):
            case.question_ids.with_user(self.specialist).unlink()
        notes = case.message_ids.mapped("body")
        self.assertTrue(any("Газ на ферму" in note for note in notes))

    def test_what_has_become_of_a_question_is_kept_by_the_database(self):
        case = self._paper_case()
        gas = self._ask_more(case)
        self._forward(case, gas)
        with refused(self, CASE_IS_KEPT):
            gas.unlink()
        self.env.flush_all()
        with (
            self.assertRaisesRegex(RaiseException, "five years"),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("DELETE FROM apk_case_question WHERE id = %s", [gas.id])

    def test_an_act_of_destruction_leaves_no_words_of_the_client(self):
        case = self._paper_case()
        self._ask_more(case)
        case.with_user(self.head)._close_without_answer("Клиент благодарит")
        case._destroy()
        self.assertEqual(case.question_ids.mapped("name"), ["—", "—"])

    def test_questions_of_another_unit_are_out_of_sight(self):
        other = new_test_user(self.env, "t-other-unit", "apk_base.group_specialist")
        question = self._paper_case().question_ids
        self.assertTrue(question.with_user(self.specialist).has_access("read"))
        self.assertFalse(question.with_user(other).has_access("read"))

    def test_inadmissible_words_leave_the_questions_without_an_answer(self):
        case = self._paper_case()
        screens = self.env["apk.case.abuse"].with_user(self.specialist)
        screens.create({"case_id": case.id, "kind": "insult"}).action_suspect()
        case.with_user(self.head).action_confirm_abuse()
        self._hand_over(case, "abuse_notice")
        question = case.question_ids
        self.assertEqual((case.state, question.result), ("not_considered", "unanswered"))
        self.assertTrue(question.answered_at)

    def test_a_result_given_to_a_message_of_several_fills_only_what_is_empty(self):
        case = self._paper_case()
        gas = self._ask_more(case, result="not_supported")
        case.with_user(self.specialist).result = "explained"
        self.assertEqual(case.question_ids.mapped("result"), ["explained", "not_supported"])
        self.assertEqual((gas.result, case.result), ("not_supported", "not_supported"))

"""п. 6, 18: a former register from a table: own numbers, days and answers; no letter, no term, no number used up."""

from datetime import datetime

from odoo.tests import freeze_time, tagged

from .common import TransferCommon

HEAD = ["№", "Дата поступления", "Краткое содержание", "Заявитель", "E-mail", "Статус", "Дата исполнения", "Результат", "Ответ"]  # fmt: skip


def row(number, day="01.03.2024", name="Громов Олег Ильич", **more):
    email = more.get("email", "gromov@client.test")
    return [
        *(number, day, f"Вопрос {number}", name, email),
        *(more.get("state"), more.get("over"), more.get("result"), more.get("answer")),
    ]


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause06FormerMessages(TransferCommon):
    def test_numbers_days_and_answers_are_kept_and_nothing_follows(self):
        serial, letters = int(self._paper_case().name[-6:]), self._letters()
        transfer = self._loaded(
            "message",
            HEAD,
            row("17/24", over="20.03.2024", result="разъяснено", answer="Срок подачи — 1 октября."),
            row("18/24", day=datetime(2024, 3, 5, 9, 30), name="Белова Ольга Ильинична", email="belova@client.test"),
        )  # fmt: skip
        first, second = self._records(transfer)
        self.assertEqual(first.name, "№ 17/24 от 1 марта 2024 г., прежний журнал")
        self.assertEqual((first.state, first.closed_at), ("closed", datetime(2024, 3, 20, 9)))
        self.assertEqual(str(first.retention_until)[:4], "2029")
        self.assertEqual(first.question_ids.result, "explained")
        self._check_answer_in_the_history(first)
        self.assertEqual(second.received_at, datetime(2024, 3, 5, 6, 30))
        self.assertEqual((first | second).mapped("partner_id.name"), ["Громов Олег Ильич", "Белова Ольга Ильинична"])  # fmt: skip
        self.assertFalse((first | second).deadline_ids or (first | second).activity_ids)
        self.assertEqual(self._letters(), letters)
        self.assertEqual(int(self._paper_case().name[-6:]), serial + 1)

    def _check_answer_in_the_history(self, case):
        events = self.env["apk.interaction"].search(
            [("case_id", "=", case.id)], order="happened_at"
        )
        self.assertEqual(events.mapped("kind"), ["message_in", "notice_out"])
        self.assertEqual(events[1].happened_at, case.closed_at)
        text, _files = self.env["apk.history.request"]._content_of(events[1])
        self.assertIn("1 октября", text)

    def test_a_message_that_is_still_in_work_is_registered_by_hand(self):
        transfer = self._checked("message", HEAD, row("1", state="В работе"), row("2"))
        self.assertEqual((transfer.ok_count, transfer.error_count), (1, 1))
        self.assertIn("Register it", self._problems(transfer)[2])

    def test_a_message_of_this_year_without_a_word_of_its_answer_may_be_still_in_work(self):
        transfer = self._checked(
            "message",
            HEAD,
            row("1", day="16.11.2026"),
            row("2", day="16.11.2026", answer="Ответили"),
            row("3", day="16.11.2026", over="18.11.2026"),
            row("4", day="16.11.2026", result="разъяснено"),
        )
        self.assertEqual((transfer.ok_count, transfer.error_count), (3, 1))
        self.assertIn("Дата ответа", self._problems(transfer)[2])

    def test_a_message_that_somebody_has_written_about_stays(self):
        transfer = self._loaded("message", HEAD, row("1"), row("2"))
        first, second = self._records(transfer)
        first.message_post(body="Клиент звонил ещё раз", message_type="comment")
        transfer.action_undo()
        self.assertEqual((bool(first.exists()), bool(second.exists())), (True, False))

    def test_dates_that_are_none_and_days_to_come_are_named(self):
        transfer = self._checked(
            "message", HEAD, row("1", day="31.02.2024"), row("2", day="21.11.2026"), row("3", day=None)
        )  # fmt: skip
        problems = self._problems(transfer)
        self.assertIn("31.02.2024", problems[2])
        self.assertIn("21.11.2026", problems[3])
        self.assertIn("Поступило", problems[4])

    def test_the_same_register_twice_and_a_number_twice_in_it_are_left_out(self):
        self._loaded("message", HEAD, row("1"))
        again = self._checked("message", HEAD, row("1"), row("2"), row("2"))
        self.assertEqual((again.ok_count, again.twin_count), (1, 2))
        again.action_load()
        self.assertEqual(again.loaded_count, 1)

    def test_a_register_taken_back_leaves_neither_messages_nor_clients_of_its_own(self):
        known = self.client
        known.email = "known@client.test"
        transfer = self._loaded(
            "message",
            HEAD,
            row("1", answer="Ответ"),
            row("2"),
            row("3", name=known.name, email="known@client.test"),
        )
        cases = self._records(transfer)
        client = cases[0].partner_id
        self.assertEqual(cases[1].partner_id, client)
        self.assertEqual(cases[2].partner_id, known)
        transfer.action_undo()
        self.assertFalse(cases.exists() or client.exists())
        self.assertTrue(known.exists())
        self.assertEqual(transfer.row_ids.mapped("state"), ["undone"] * 3)
        self.assertFalse(
            self.env["apk.interaction"].search([("res_model", "=", "apk.case"), ("res_id", "in", cases.ids)])
        )  # fmt: skip

    def test_a_message_that_somebody_has_worked_with_stays(self):
        transfer = self._loaded("message", HEAD, row("1"), row("2"))
        first, second = self._records(transfer)
        self._paper_case().sudo().repeats_id = first
        transfer.action_undo()
        self.assertTrue(first.exists())
        self.assertFalse(second.exists())
        self.assertEqual(transfer.stayed_count, 1)

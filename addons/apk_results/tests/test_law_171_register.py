"""Указ № 171: the register of a month has what was in work in it or was over in it, and says what is missing."""

from datetime import date

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.messages import SETTING_IS_WRONG
from odoo.addons.apk_base.tests.refused import refused

from ..messages import BODY_ID_IS_WRONG
from .common import OURS, THEIRS, ResultsCommon

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)


@tagged("post_install", "-at_install")
class TestLaw171Register(ResultsCommon):
    def test_a_message_stands_in_every_month_from_its_registration_to_its_end(self):
        with freeze_time("2026-10-20 07:00:00"):  # Tue 10:00 in Kostroma
            case = self._paper_case()
        with freeze_time("2026-11-20 07:00:00"):  # Fri 10:00 in Kostroma
            mine = case.with_user(self.specialist)
            mine.action_take()
            mine.answer_body = "<p>Субсидию дают на молоко.</p>"
            mine.action_send_answer()
            self._deliveries(case, "answer").with_user(self.registrar).action_mark_sent()
            mine.result = "explained"
        statuses = [
            self._rows(self._month(day), case).mapped("status")
            for day in (date(2026, 9, 1), OCTOBER, NOVEMBER, DECEMBER)
        ]
        self.assertEqual(statuses, [[], ["InWork"], ["Explained"], []])

    @freeze_time("2026-10-31 21:30:00")  # Sun 00:30 of 1 November in Kostroma
    def test_the_month_is_that_of_the_office(self):
        case = self._paper_case()
        self.assertFalse(self._rows(self._month(OCTOBER), case))
        self.assertTrue(self._rows(self._month(NOVEMBER), case))

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_what_is_no_appeal_and_what_another_program_answered_is_not_reported(self):
        other = self._paper_case(regime_id=self.env.ref("apk_case.regime_support").id)
        row = {"subject": "Старое", "former_number": "12", "received_at": "2026-11-02"}
        former = self.env["apk.case"].with_context(import_file=True).create(row)
        former.sudo().regime_id = self.env.ref("apk_case.regime_fz59")
        month = self._month(NOVEMBER)
        self.assertFalse(self._rows(month, other) | self._rows(month, former))

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_what_is_missing_is_said_and_its_place_opens(self):
        case = self._answered()
        case.question_ids.sudo().write({"result": False, "classifier_id": False})
        month = self._month(NOVEMBER)
        row = self._rows(month, case).with_user(self.registrar)
        self.assertEqual(row.problems, "code,status")
        self.assertIn("Нет результата", row.with_context(lang="ru_RU").missing)
        opened = row.action_mend()
        self.assertEqual(
            (opened["res_model"], opened["res_id"]), ("apk.case.question", case.question_ids.id)
        )
        self.assertEqual(opened["target"], "new")
        question = case.question_ids.with_user(self.specialist)
        question.write({"result": "explained", "classifier_id": self.code.id})
        self.assertFalse(row.problems, "what was mended is seen at once")
        self.assertTrue(row.is_complete)

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_a_document_is_as_complete_as_its_least_question(self):
        case = self._paper_case()
        self.env["apk.case.question"].with_user(self.specialist).create(
            {"case_id": case.id, "name": "Газ на ферму"}
        )
        rows = self._rows(self._month(NOVEMBER), case)
        self.assertEqual(rows.mapped("problems"), [False, "code"])
        self.assertEqual(rows.mapped("is_complete"), [False, False])

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_the_body_that_a_question_went_to_needs_its_id(self):
        body = self.env["apk.article"].create(
            {
                "name": "Минстрой",
                "kind": "reference",
                "unit_id": self.unit.id,
                "draft_body": "<p>тел.</p>",
            }  # fmt: skip
        )
        case = self._paper_case()
        case.question_ids.body_id = body
        sent = ("Минстрой", "тел. 1", "их дело.", "15-02/318", date(2026, 11, 20))
        case.with_user(self.specialist)._forward(*sent)
        row = self._rows(self._month(NOVEMBER), case).with_user(self.registrar)
        self.assertEqual((row.status, row.problems), ("Transferred", "transfer_body"))
        self.assertEqual(row.action_mend()["res_model"], "apk.article")
        with refused(self, BODY_ID_IS_WRONG, "no id of a body"):
            body.portal_guid = "минстрой"
        body.portal_guid = f"{{{THEIRS.upper()}}}"
        self.assertEqual((body.portal_guid, row.problems), (THEIRS, False))

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_one_that_another_body_has_passed_on_needs_its_number_and_date(self):
        body = self.env["res.partner"].create({"name": "Администрация", "is_company": True})
        case = self._paper_case(covering_body_id=body.id, incoming_number="7-12/45")
        row = self._rows(self._month(NOVEMBER), case).with_user(self.registrar)
        self.assertEqual(row.problems, "covering_date")
        self.assertEqual(row.action_mend()["res_model"], "apk.case")

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_a_merged_message_is_reported_with_the_answer_of_the_main_one(self):
        main, other = self._paper_case(), self._paper_case()
        (main | other).with_user(self.specialist)._merge_into(main)
        mine = main.with_user(self.specialist)
        mine.result = "explained"
        mine.action_take()
        mine.answer_body = "<p>Субсидию дают на молоко.</p>"
        mine.action_send_answer()
        self._deliveries(main, "answer").with_user(self.registrar).action_mark_sent()
        row = self._rows(self._month(NOVEMBER), other)
        self.assertEqual((row.status, row.problems), ("Explained", False))

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_a_head_reads_the_rows_of_the_own_unit_alone(self):
        case = self._paper_case()
        month = self._month(NOVEMBER)
        row = self._rows(month, case)
        other = new_test_user(self.env, "t-other-unit", "apk_base.group_specialist")
        self.assertTrue(row.with_user(self.specialist).has_access("read"))
        self.assertFalse(row.with_user(other).has_access("read"))
        self.assertEqual(month.with_user(other).question_count, 0)

    def test_the_id_of_the_department_is_an_id(self):
        page = self.env["res.config.settings"].create({"apk_department_guid": "департамент"})
        with refused(self, SETTING_IS_WRONG, OURS):
            page.execute()

    def test_the_night_checks_the_present_month_and_the_one_before(self):
        self.months.search([]).sudo().checked_at = False
        with freeze_time("2026-12-01 01:20:00"):  # Tue 04:20 in Kostroma
            self.months._cron_check()
        checked = self.months.search([("checked_at", "!=", False)])
        self.assertLessEqual({NOVEMBER, DECEMBER}, set(checked.mapped("first_day")))

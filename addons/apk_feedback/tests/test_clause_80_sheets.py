"""п. 80: what an employee fills in for a client: in a talk, from paper in two steps, from a table."""

import base64
import io

from openpyxl import Workbook, load_workbook

from odoo.tests import Form, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    ANSWER_NOT_ON_THE_FORM,
    KEY_NOT_ON_THE_FORM,
    SHEET_NEEDS_ANOTHER_PERSON,
    SHEET_READINGS_DIFFER,
    TABLE_ALREADY_LOADED,
    TABLE_CANNOT_BE_READ,
    TABLE_HAS_ERRORS,
)
from .common import AnswersCommon


class SheetCommon(AnswersCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._user("t-first", "apk_base.group_operator")
        cls.second = cls._user("t-second", "apk_base.group_registrar")
        cls.form = cls.env["apk.questionnaire"]._in_use("visit")

    def _sheet(self, keys, user=None, **values):
        sheet = (
            self.env["apk.sheet"]
            .with_user(user or self.first)
            .create({"questionnaire_id": self.form.id, **values})
        )
        self._type(sheet, keys, "key")
        return sheet

    def _type(self, sheet, keys, column):
        for line, key in zip(sheet.line_ids, keys, strict=False):
            line[column] = key


@tagged("post_install", "-at_install")
class TestClause80Sheets(SheetCommon):
    def test_what_a_client_says_on_the_phone_is_kept_at_once(self):
        sheet = self._sheet("50", source="phone", is_paper=False, comment="Звонил Петров И.И.")
        action = sheet.action_submit()
        [kept] = self._waiting()
        self.assertEqual((kept["mark_1"], kept["mark_5"]), (5, -1))
        self.assertEqual((kept["source"], kept["collection_mode"]), ("phone", "interview"))
        self.assertEqual(kept["comment"], "Звонил [имя]")
        self.assertFalse(sheet.exists())
        self.assertEqual(action["context"]["default_source"], "phone")

    def test_paper_is_typed_by_two_people(self):
        sheet = self._sheet("54321", source="post")
        sheet.action_finish_typing()
        self.assertFalse(self._waiting())
        sheet = sheet.with_user(self.second)
        self._type(sheet, "54321", "second_key")
        sheet.action_compare()
        [kept] = self._waiting()
        self.assertEqual((kept["mark_1"], kept["collection_mode"]), (5, "paper"))
        self.assertFalse(sheet.exists())

    def test_the_second_reader_finds_the_row_of_the_paper_by_its_number(self):
        """Twenty rows of one form look alike; read against another paper, every one would seem typed wrongly."""
        first, second = self._sheet("54321"), self._sheet("12345")
        notice = first.action_finish_typing()["params"]
        self.assertIn(str(first.id), notice["message"])
        self.assertEqual(notice["next"]["res_model"], "apk.sheet")
        self.assertIn(str(first.id), first.display_name)
        self.assertNotEqual(first.display_name, second.display_name)

    def test_the_same_person_does_not_check(self):
        sheet = self._sheet("5")
        sheet.action_finish_typing()
        self._type(sheet, "5", "second_key")
        with refused(self, SHEET_NEEDS_ANOTHER_PERSON, "colleague"):
            sheet.action_compare()

    def test_what_was_read_differently_is_named(self):
        sheet = self._sheet("51")
        sheet.action_finish_typing()
        sheet = sheet.with_user(self.second)
        self._type(sheet, "52", "second_key")
        with refused(self, SHEET_READINGS_DIFFER, "1 / 2"):
            sheet.action_compare()
        sheet.action_accept_second_reading()
        self.assertEqual(self._waiting()[0]["mark_5"], 2)

    def test_a_wrong_key_is_refused_with_the_right_ones(self):
        with refused(self, KEY_NOT_ON_THE_FORM, "1–5"):
            self._sheet("7")

    def test_a_row_of_keys_is_shared_out_among_the_questions(self):
        with Form(self.env["apk.sheet"].with_user(self.first)) as form:
            form.questionnaire_id = self.form
            form.is_paper = False
            form.keys = "5.0 3"
        sheet = form.record
        self.assertEqual(sheet.line_ids.mapped("key")[:5], ["5", False, "0", "3", False])
        sheet.action_submit()
        [kept] = self._waiting()
        self.assertEqual((kept["mark_1"], kept["mark_6"], kept["mark_2"]), (5, -1, 3))

    def test_half_a_sheet_is_not_kept(self):
        with refused(self, ANSWER_NOT_ON_THE_FORM, "посещением"):
            self._sheet(" 5", is_paper=False).action_submit()

    def test_the_place_is_copied_from_the_way_in(self):
        entry = self.env["apk.feedback.entry"].create(
            {"name": "Шарья", "code": "sharya", "kind": "place", "place": "sharya"}
        )
        self._sheet("5", is_paper=False, entry_id=entry.id).action_submit()
        self.assertEqual(self._waiting()[0]["place"], "sharya")


@tagged("post_install", "-at_install")
class TestClause80Tables(SheetCommon):
    def _wizard(self, rows, head=None):
        book = Workbook()
        sheet = book.active
        sheet.append(head or [*self.form.question_ids.mapped("code"), "comment"])
        sheet.append(["вопросы"])
        for row in rows:
            sheet.append(row)
        stream = io.BytesIO()
        book.save(stream)
        return (
            self.env["apk.sheet.import"]
            .with_user(self.second)
            .create({"questionnaire_id": self.form.id, "file": base64.b64encode(stream.getvalue())})
        )

    def test_a_pile_of_forms_is_loaded_as_a_table(self):
        self._wizard(
            [[5, 4, None, 0, "3"], [], ["2"], [1, "", "", "", "", "", "", "Плохо"]]
        ).action_load()
        marks = sorted(sheet["mark_1"] for sheet in self._waiting())
        self.assertEqual(marks, [1, 2, 5])
        self.assertEqual({sheet["collection_mode"] for sheet in self._waiting()}, {"import"})

    def test_wrong_rows_are_listed_and_nothing_is_loaded(self):
        wizard = self._wizard([[5], [9], [None, 4], ["пять"]])
        wizard.action_check()
        self.assertEqual(wizard.ready_count, 1)
        self.assertEqual(
            [line.partition(",")[0] for line in wizard.problems.splitlines()],
            ["Row 4", "Row 5", "Row 6"],
        )
        with refused(self, TABLE_HAS_ERRORS, "Row 4"):
            wizard.action_load()
        self.assertFalse(self._waiting())

    def test_a_table_is_not_loaded_twice(self):
        wizard = self._wizard([[5]])
        file = wizard.file
        wizard.action_load()
        again = self._wizard([])
        again.file = file
        with refused(self, TABLE_ALREADY_LOADED, "twice"):
            again.action_load()
        self.assertEqual(len(self._waiting()), 1)

    def test_another_file_is_refused_with_what_to_do(self):
        wizard = self._wizard([[5]], head=["фамилия"])
        with refused(self, TABLE_CANNOT_BE_READ, "Empty table"):
            wizard.action_check()
        wizard.file = base64.b64encode(b"not a table")
        with refused(self, TABLE_CANNOT_BE_READ, "Empty table"):
            wizard.action_check()

    def test_the_empty_table_can_be_filled_and_loaded(self):
        wizard = self._wizard([])
        wizard.action_template()
        book = load_workbook(io.BytesIO(base64.b64decode(wizard.file)))
        self.assertIn("посещением", book.active["A2"].value)
        book.active["A3"] = 4
        stream = io.BytesIO()
        book.save(stream)
        wizard.file = base64.b64encode(stream.getvalue())
        wizard.action_load()
        self.assertEqual(self._waiting()[0]["mark_1"], 4)

"""Указ № 171: files for the portal: one document a message, what left is remembered, nothing leaves by itself."""

import base64
import io
import json
import zipfile
from datetime import date
from unittest.mock import patch
from urllib.parse import urlsplit

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    DEPARTMENT_MISSING,
    DOCUMENT_IS_INCOMPLETE,
    NOTHING_TO_EXPORT,
    ONLY_THE_REGISTRAR,
)
from ..models import apk_result_month
from ..rules import portal_document
from .common import OURS, ResultsCommon

NOVEMBER = date(2026, 11, 1)


@freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
@tagged("post_install", "-at_install")
class TestLaw171Export(ResultsCommon):
    def setUp(self):
        super().setUp()
        self._report_nothing_else()

    def _reported(self, **values):
        return self._paper_case(regime_id=self.regime.id, **values)

    def test_one_archive_has_a_document_for_each_complete_message(self):
        answered, in_work = self._answered(regime_id=self.regime.id), self._reported()
        incomplete = self._reported(topic_id=False)
        name, content = self._file(self._month(NOVEMBER).action_export())
        self.assertEqual(name, "РРО-2026-11.zip")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            documents = {one: json.loads(archive.read(one)) for one in archive.namelist()}
        numbers = {one["number"] for one in documents.values()}
        self.assertEqual(numbers, {answered.name, in_work.name})
        self.assertNotIn(incomplete.name, numbers)
        shape = documents[f"{answered.name}.json".replace("/", "-")]
        self.assertEqual((shape["departmentId"], shape["isDirect"]), (OURS, True))
        self.assertEqual((shape["name"], shape["createDate"]), (self.client.name, "2026-11-20"))
        (question,) = shape["questions"]
        self.assertEqual((question["status"], question["code"]), ("Explained", self.code.code))
        self.assertEqual(question["responseDate"], "2026-11-20")
        self.assertTrue(base64.b64decode(question["attachment"]["content"]))

    def test_what_has_left_is_remembered_and_does_not_leave_twice(self):
        case = self._reported()
        month = self._month(NOVEMBER)
        month.action_export()
        export = month.export_ids
        self.assertEqual((export.user_id, export.line_count), (self.registrar, 1))
        self.assertEqual((export.line_ids.number, export.line_ids.statuses), (case.name, "InWork"))
        with refused(self, NOTHING_TO_EXPORT):
            month.action_export()

    def test_an_older_month_does_not_overwrite_what_a_later_one_has_told(self):
        case = self._reported()
        self._month(NOVEMBER).action_export()
        with freeze_time("2026-12-07 07:00:00"):  # Mon 10:00 in Kostroma
            mine = case.with_user(self.specialist)
            mine.action_take()
            mine.answer_body = "<p>Субсидию дают на молоко.</p>"
            mine.action_send_answer()
            self._deliveries(case, "answer").with_user(self.registrar).action_mark_sent()
            mine.result = "explained"
            december = self._month(date(2026, 12, 1))
            december.action_export()
            november = self._month(NOVEMBER)
            self.assertEqual(self._rows(november, case).export_state, "exported")
            for month in (november, december):
                with refused(self, NOTHING_TO_EXPORT):
                    month.action_export()

    def test_who_answers_for_the_register_counts_a_whole_month(self):
        with refused(self, ONLY_THE_REGISTRAR):
            self.months._month_of(NOVEMBER).with_user(self.specialist).action_check()

    def test_what_has_changed_since_is_marked_and_leaves_again(self):
        case = self._reported()
        month = self._month(NOVEMBER)
        month.action_export()
        row = self._rows(month, case)
        self.assertEqual(row.export_state, "exported")
        code = self.env["apk.classifier.node"].create({"code": "9999.0002", "name": "Корма"})
        case.question_ids.classifier_id = code
        self.assertEqual(row.export_state, "changed")
        month.action_export()
        self.assertEqual((row.export_state, len(month.export_ids)), ("exported", 2))

    def test_one_press_makes_the_document_of_one_message(self):
        case = self._reported()
        name, content = self._file(case.with_user(self.registrar).action_export_to_portal())
        self.assertEqual(name, f"{case.name}.json".replace("/", "-"))
        self.assertEqual(json.loads(content)["number"], case.name)

    def test_an_incomplete_document_says_what_it_lacks(self):
        case = self._reported(topic_id=False).with_user(self.registrar)
        with refused(self, DOCUMENT_IS_INCOMPLETE, "classifier"):
            case.action_export_to_portal()

    def test_an_archive_holds_as_many_as_a_request_can_draw(self):
        cases = [self._reported() for _number in range(3)]
        month = self._month(NOVEMBER)
        with patch.object(apk_result_month, "AT_ONCE", 2):
            month.action_export()
            self.assertEqual(month.to_export_count, 1)
            month.action_export()
        self.assertEqual(month.to_export_count, 0)
        exported = month.export_ids.line_ids.case_id
        self.assertEqual(exported, self.env["apk.case"].union(*cases))

    def test_fifty_documents_at_most_stand_in_one_archive(self):
        cases = [self._reported() for _number in range(51)]
        month = self._month(NOVEMBER)
        sizes = []
        for _press in range(2):
            _name, content = self._file(month.action_export())
            is_archive = content.startswith(b"PK")
            sizes.append(len(zipfile.ZipFile(io.BytesIO(content)).namelist()) if is_archive else 1)
        self.assertEqual(sizes, [50, 1])
        self.assertEqual(month.export_ids.line_ids.case_id, self.env["apk.case"].union(*cases))

    def test_what_came_through_the_exchange_of_bodies_is_electronic(self):
        body = self.env["res.partner"].create({"name": "Администрация", "is_company": True})
        passed_on = {
            "covering_body_id": body.id,
            "incoming_number": "7-12/45",
            "incoming_on": date(2026, 11, 19),
        }
        formats = []
        for channel in ("medo", "post"):
            case = self._reported(intake_channel_id=self._channel(channel).id, **passed_on)
            _name, content = self._file(case.with_user(self.registrar).action_export_to_portal())
            formats.append(json.loads(content)["format"])
        self.assertEqual(formats, ["Electronic", "Other"])

    def test_an_answer_that_is_too_large_is_not_exported_and_said(self):
        case = self._answered(regime_id=self.regime.id)
        month = self._month(NOVEMBER)
        with (
            patch.object(portal_document, "CONTENT_LIMIT", 10),
            refused(self, DOCUMENT_IS_INCOMPLETE),
        ):
            month.action_export()
        self.assertFalse(month.export_ids)
        self.assertTrue(self._rows(month, case).is_complete, "the register is rolled back with it")

    def test_words_of_a_client_stay_words(self):
        self.client.name = '"}],"x":"<b>&\u202e'
        case = self._reported()
        _name, content = self._file(case.with_user(self.registrar).action_export_to_portal())
        self.assertEqual(json.loads(content)["name"], self.client.name)

    def test_without_the_id_of_the_department_nothing_is_made(self):
        case = self._reported().with_user(self.registrar)
        self.env["ir.config_parameter"].set_param(
            "apk_results.department_guid", "00000000-0000-0000-0000-000000000000"
        )
        with refused(self, DEPARTMENT_MISSING):
            case.action_export_to_portal()

    def test_the_registrar_alone_makes_files(self):
        case = self._reported()
        month = self._month(NOVEMBER)
        for person in (self.head, self.controller, self.specialist):
            with refused(self, ONLY_THE_REGISTRAR):
                month.with_user(person).action_export()
            with refused(self, ONLY_THE_REGISTRAR):
                self._rows(month, case).with_user(person).action_export()
        other = new_test_user(self.env, "t-second-registrar", "apk_base.group_registrar")
        number = int(urlsplit(month.action_export()["url"]).path.split("/")[-2])
        with self.assertRaisesRegex(AccessError, "apk.result.file|Файл"):
            self.env["apk.result.file"].with_user(other).browse(number).read(["content"])

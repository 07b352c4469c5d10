"""п. 18: registers for a period as a table and to be signed; a client's words never become a formula."""

import io
from datetime import timedelta
from unittest.mock import patch

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.apk_base.messages import (
    FILLED_BY_THE_SYSTEM,
    REGISTER_ENDS_BEFORE_IT_BEGINS,
    REGISTER_IS_TOO_LONG,
)
from odoo.addons.apk_base.models import apk_register
from odoo.addons.apk_base.rules.registers import BACKGROUND_ABOVE
from odoo.addons.apk_base.tests.refused import refused

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestRegisterFiles(CaseCommon):
    def setUp(self):
        super().setUp()
        self.today = self.env["apk.office"]._today()
        self.case = self._paper_case(subject='=HYPERLINK("http://evil.test","Нажмите")')

    def _register(self, kind="message", reader=None, **values):
        registers = self.env["apk.register"].with_user(reader or self.registrar)
        period = {"date_from": self.today, "date_to": self.today}
        return registers.create({"kind": kind, **period, **values})

    def _book(self, register):
        return load_workbook(io.BytesIO(register.sudo().file_id.raw))

    def _rows(self, register):
        table = self._book(register).worksheets[0]
        return [[cell.value or "" for cell in row] for row in table.iter_rows(min_row=5)]

    def test_a_table_has_its_requisites_and_its_parameters(self):
        register = self._register()
        self.assertEqual(register.action_make()["type"], "ir.actions.act_url")
        book = self._book(register)
        table, parameters = book.worksheets
        russian = register.with_context(lang=self.env["apk.office"]._lang())
        self.assertEqual(table["A1"].value, russian.display_name)
        self.assertEqual(table["A2"].value, self.env["apk.office"]._details()["name"])
        self.assertIn(f"{self.today:%d.%m.%Y}", table["A3"].value)
        self.assertEqual(table.page_setup.orientation, "landscape")
        self.assertEqual(table.print_title_rows, "$4:$4")
        values = [row[1].value for row in parameters.iter_rows()]
        self.assertIn(self.registrar.name, values)
        self.assertIn(str(register.row_count), values)
        self.assertTrue(register.file_name.endswith(".xlsx"))

    def test_the_words_of_a_client_are_no_formula(self):
        register = self._register()
        register.action_make()
        cells = [cell for row in self._book(register).worksheets[0].iter_rows() for cell in row]
        typed = [cell for cell in cells if str(cell.value or "").startswith("=")]
        self.assertEqual([cell.data_type for cell in typed], ["s"])

    def test_a_period_is_counted_in_days_of_the_office(self):
        self.assertEqual(len(self._made()), 1)
        later = {
            "date_from": self.today + timedelta(days=1),
            "date_to": self.today + timedelta(days=2),
        }
        self.assertEqual(self._made(**later), [])

    def _made(self, **values):
        register = self._register(unit_id=self.unit.id, **values)
        register.action_make()
        return self._rows(register)

    def test_a_reader_gets_what_the_reader_may_read(self):
        other = self.env["apk.unit"].create({"name": "Другой отдел", "code": "DRUG"})
        self.case.sudo().unit_id = other
        for reader, found in ((self.registrar, 1), (self.specialist, 0)):
            register = self._register(reader=reader)
            register.action_make()
            numbers = [row[1] for row in self._rows(register)]
            self.assertEqual(numbers.count(self.case.name), found, reader.name)

    def test_a_register_is_its_makers_alone(self):
        register = self._register()
        register.action_make()
        with self.assertRaisesRegex(AccessError, "apk.register"):
            register.with_user(self.specialist).action_download()
        with self.assertRaises(AccessError):
            register.sudo().file_id.with_user(self.specialist).read(["raw"])

    def test_a_stranger_is_offered_no_register(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        kinds = self.env["apk.register"].with_user(stranger)._kinds_of_reader()
        self.assertNotIn("message", dict(kinds))

    def test_a_pdf_is_to_be_signed_and_filed(self):
        register = self._register("post", format="pdf")
        item = self._deliveries(self.case, "first_reply").with_user(self.registrar)
        item.action_print()
        register.action_make()
        pages = PdfReader(io.BytesIO(register.sudo().file_id.raw)).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        self.assertIn(item.register_number, text)
        self.assertIn(self.env["apk.office"]._details()["name"], text)
        self.assertTrue(register.file_name.endswith(".pdf"))

    def test_every_register_of_the_suite_can_be_made(self):
        for code, title in self.env["apk.register"]._kinds_of_reader():
            for format_ in ("xlsx", "pdf"):
                register = self.env["apk.register"].create(
                    {
                        "kind": code,
                        "date_from": self.today,
                        "date_to": self.today,
                        "format": format_,
                    }
                )
                register._make()
                self.assertEqual(register.state, "done", title)

    def test_an_act_of_destruction_is_a_paper_to_file(self):
        act = self.env["apk.destruction.act"].sudo().create({"name": "1/2032", "record_count": 7})
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(
            "apk_client.report_destruction_act", act.ids
        )
        (page,) = PdfReader(io.BytesIO(content)).pages
        self.assertIn("1/2032", page.extract_text())

    def test_a_wrong_period_is_refused_at_once(self):
        with refused(self, REGISTER_ENDS_BEFORE_IT_BEGINS):
            self._register(date_to=self.today - timedelta(days=1))

    def test_a_book_of_too_many_rows_is_refused_before_it_is_made(self):
        with (
            patch.object(apk_register, "PDF_LIMIT", 0),
            refused(self, REGISTER_IS_TOO_LONG, "XLSX"),
        ):
            self._register(format="pdf").action_make()

    def test_a_long_register_is_made_in_the_background_with_a_bell(self):
        register = self._register()
        with patch.dict(BACKGROUND_ABOVE, xlsx=0):
            action = register.action_make()
        self.assertEqual((action["tag"], register.state), ("soft_reload", "waiting"))
        bells = []
        with (
            patch.object(
                self.registry["bus.bus"], "_sendone", lambda _self, *bell: bells.append(bell)
            ),
            patch.dict(BACKGROUND_ABOVE, xlsx=0),
            self.enter_registry_test_mode(),
        ):
            self.env.ref("apk_base.ir_cron_make_registers").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(register.state, "done")
        (payload,) = [words for _channel, name, words in bells if name == "apk_base.toast"]
        self.assertEqual(payload["button"]["ids"], register.ids)
        self.assertTrue(self._rows(register))

    def test_what_was_made_is_not_changed(self):
        register = self._register()
        register.action_make()
        with refused(self, FILLED_BY_THE_SYSTEM):
            register.write({"date_from": self.today - timedelta(days=90)})

    def test_the_last_quarter_is_proposed(self):
        screen = Form(self.env["apk.register"].with_user(self.registrar))
        self.assertLess(screen.date_to, self.today)
        self.assertEqual(screen.format, "xlsx")

    def test_a_file_goes_after_thirty_days_its_trace_stays(self):
        register = self._register()
        register.action_make()
        register.sudo().made_at -= timedelta(days=31)
        self.env["apk.register"]._gc_files()
        self.assertFalse(register.file_id.exists())
        self.assertEqual(register.state, "done")

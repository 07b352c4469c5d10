"""п. 6: the file itself: what office programs write, what is no table, and what the empty table says."""

import base64
import io

from openpyxl import load_workbook

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..files.reading import read_table
from ..messages import COLUMN_TWICE, COLUMNS_MISSING, NO_FILE, TABLE_CANNOT_BE_READ
from ..models.apk_transfer import KINDS
from .common import TransferCommon, xlsx


@tagged("post_install", "-at_install")
class TestClause06Tables(TransferCommon):
    def _downloaded(self, action):
        file = self.env["ir.attachment"].browse(int(action["url"].split("/")[3].split("?")[0]))
        return file, load_workbook(io.BytesIO(file.raw))

    def test_the_empty_table_of_each_kind_can_be_loaded_as_it_is_filled(self):
        for kind in KINDS:
            transfer = self._transfer(kind, b"-")
            file, book = self._downloaded(transfer.action_template())
            table, explanation = book.worksheets
            headings = [cell.value for cell in table[1]]
            self.assertEqual(headings, [row[0].value for row in explanation.iter_rows(min_row=2)])
            self.assertEqual(headings, [one.heading for one in transfer._kind()._columns()])
            self.assertEqual(file.with_user(self.administrator).res_model, "apk.transfer")
            again = transfer.action_template()
            self.assertNotEqual(again["url"], f"/web/content/{file.id}?download=true")
            self.assertFalse(file.exists())

    def test_csv_of_windows_with_semicolons(self):
        content = "ФИО;Телефон\r\n«Ким; Олег»;8 910 000-00-01\r\nЛис Олег Ильич;8 910 000-00-02\r\n"
        transfer = self._checked("client", content.encode("cp1251"))
        self.assertEqual(transfer.row_count, 2)
        quoted = self._checked("client", 'ФИО;Телефон\n"Ким Олег";1\n'.encode())
        self.assertEqual(quoted.row_ids.name, "Ким Олег")

    def test_a_title_or_letters_with_commas_do_not_hide_the_semicolons(self):
        for content in (
            "Журнал, 2024 год, Отдел писем\n\nФИО;Телефон\nКим Олег;8 910 000-00-01\n",
            "ФИО;Телефон;Адрес\nКим Олег;1;Кострома, ул. Мира, 5, кв. 6\nЛис Анна;2;Буй, д. 1\n",
        ):
            rows = read_table(content.encode())
            self.assertIn("Телефон", [cell for row in rows for cell in row.cells])
        self.assertEqual(read_table("ФИО,Телефон\nКим;О.,1\n".encode())[1].cells, ("Ким;О.", "1"))

    def test_what_is_no_table_is_refused_in_words(self):
        for content, word in (
            (b"PK\x03\x04 broken", "damaged"),
            (b"\xd0\xcf\x11\xe0 old", "97"),
            (b"   ", "no rows"),
            (xlsx(["ФИО"]), "no rows"),
        ):
            with refused(self, TABLE_CANNOT_BE_READ, word):
                self._transfer("client", content).action_check()
        with refused(self, NO_FILE, "Choose"):
            self._transfer("client", b"-", file=False).action_check()

    def test_headings_that_say_nothing_or_twice_the_same(self):
        with refused(self, COLUMNS_MISSING, "Поступило"):
            self._transfer("message", ["Номер", "О чём"], ["1", "Вопрос"]).action_check()
        with refused(self, COLUMNS_MISSING, "Цвет"):
            self._transfer("client", ["Цвет"], ["синий"]).action_check()
        with refused(self, COLUMN_TWICE, "ФИО"):
            self._transfer("client", ["Наименование", "ФИО"], ["Ким", "Ким"]).action_check()

    def test_columns_that_nothing_is_taken_from_are_named(self):
        transfer = self._checked("client", ["ФИО", "Надои"], ["Ким Олег Ильич", 5000])
        self.assertIn("«Надои»", transfer.remark)

    def test_rows_to_correct_come_back_as_a_table_that_loads(self):
        content = "ФИО;E-mail\nКим Олег Ильич;=1+1@\nЛис Олег Ильич;lis@client.test\n"
        transfer = self._checked("client", content.encode())
        _file, book = self._downloaded(transfer.action_errors())
        rows = list(book.active.iter_rows(values_only=True))
        self.assertEqual(len(rows), 2)
        self.assertIn("Ким Олег Ильич", rows[1])
        self.assertIn("=1+1@", rows[1])
        place = rows[0].index("Эл. почта")
        mended = [list(rows[0]), [*rows[1][:place], "kim@client.test", *rows[1][place + 1 :]]]
        self.assertEqual(self._checked("client", *mended).ok_count, 1)

    def test_another_file_has_to_be_checked_anew(self):
        transfer = self._checked("client", ["ФИО"], ["Ким Олег Ильич"])
        transfer.file = base64.b64encode(xlsx(["ФИО"], ["Лис Олег Ильич"]))
        self.assertEqual(transfer.state, "draft")

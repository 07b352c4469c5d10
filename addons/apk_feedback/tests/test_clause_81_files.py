"""п. 81: the analysis as a spreadsheet and on paper, marked as not for publication."""

import io

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.tests import tagged

from .common import RatingCase, ReportCommon


@tagged("post_install", "-at_install")
class TestFilesOfTheReport(RatingCase, ReportCommon):
    def _files_of(self, login, extension):
        self._summer_answers()
        report = self._report(summary="Сроки — главное.")
        self.authenticate(login, login)
        return self.url_open(f"/apk/feedback-report/{report.id}/{extension}")

    def test_the_spreadsheet_has_numbers_charts_and_the_mark(self):
        content = self._files_of("t-officer", "xlsx").content
        book = load_workbook(io.BytesIO(content))
        sheet = book.worksheets[0]
        self.assertIn("Внутриведомственно. Не подлежит опубликованию", sheet["A2"].value)
        self.assertEqual(sheet["C5"].value, 43)
        self.assertAlmostEqual(sheet["D5"].value, 30 / 43)
        self.assertEqual(sheet["D6"].value, "–")
        self.assertEqual([len(one._charts) for one in book.worksheets[:2]], [1, 1])
        bars = sheet._charts[0].series[0].val.numRef.f
        self.assertIn("$D$5:$D$13", bars)

    def test_a_quarter_that_is_not_shown_is_a_gap_of_the_chart_and_no_zero(self):
        """A dash in a cell is drawn as «0 %»: the reader would see a fall, or a rise from nothing."""
        content = self._files_of("t-officer", "xlsx").content
        trend = load_workbook(io.BytesIO(content)).worksheets[1]
        shown = {cell.value for cell in trend[5][1:6]}
        self.assertIn("–", shown)
        drawn = trend._charts[0].series[0].val.numRef.f.rpartition("!")[2].replace("$", "")
        values = [cell.value for (cell,) in zip(*trend[drawn], strict=True)]
        self.assertIn(None, values)
        self.assertNotIn("–", values)
        self.assertEqual([value for value in values if value is not None], [30 / 43])

    def test_long_words_have_a_row_that_is_high_enough(self):
        """Only Excel finds the height by itself."""
        content = self._files_of("t-officer", "xlsx").content
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        for row in range(5, 14):
            lines = -(-len(sheet.cell(row, 2).value) // 60)
            self.assertGreaterEqual(sheet.row_dimensions[row].height or 15, 15 * lines, row)

    def test_the_paper_has_the_mark_on_every_page_and_the_words(self):
        reader = PdfReader(io.BytesIO(self._files_of("t-officer", "pdf").content))
        for page in reader.pages:
            self.assertIn("Внутриведомственно. Не подлежит опубликованию", page.extract_text())
        text = " ".join(reader.pages[0].extract_text().split())
        self.assertIn("общая удовлетворенность внешних клиентов", text)
        self.assertIn("70 %", text)
        self.assertIn("Сроки — главное.", text)

    def test_no_file_for_those_who_may_not_read_the_report(self):
        self._user("t-clerk", "apk_base.group_specialist")
        self.assertEqual(self._files_of("t-clerk", "xlsx").status_code, 403)

    def test_no_file_without_signing_in(self):
        self._summer_answers()
        report = self._report()
        page = self.url_open(f"/apk/feedback-report/{report.id}/pdf", allow_redirects=False)
        self.assertEqual(page.status_code, 303)
        self.assertIn("/web/login", page.headers["Location"])

"""8-ФЗ, ст. 13, ч. 1, п. 9 «в»: an overview of appeals: counted by the program, worded and confirmed by a person."""

import io
from datetime import date

from docx import Document
from lxml import html

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    OVERVIEW_IS_FINAL,
    OVERVIEW_IS_OUTDATED,
    OVERVIEW_NEEDS_TEXT,
    PERIOD_BEGINS_ON_ITS_FIRST_DAY,
    PERIOD_IS_NOT_OVER,
    YEAR_IS_OUT,
)
from .common import ResultsCommon

QUARTER = date(2026, 7, 1)


@freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
@tagged("post_install", "-at_install")
class TestLaw8Overview(ResultsCommon):
    def setUp(self):
        super().setUp()
        self._report_nothing_else()

    def _came(self, count, day="2026-08-12", **values):
        with freeze_time(f"{day} 07:00:00"):
            made = [self._paper_case(regime_id=self.regime.id, **values) for _one in range(count)]
        return self.env["apk.case"].union(*made)

    def _overview(self, **values):
        overviews = self.env["apk.overview"].with_user(self.registrar).with_context(lang="ru_RU")
        return overviews.create({"kind": "quarter", "first_day": QUARTER, **values})

    def test_the_figures_are_those_of_the_period_and_of_the_year_before(self):
        self._came(6)
        self._came(5, intake_channel_id=self._channel("hand").id)
        self._came(7, day="2025-09-30")
        self._came(1, day="2026-10-01")
        overview = self._overview()
        self.assertEqual(sum(overview.figures["channel"].values()), 11)
        self.assertEqual(sorted(overview.figures["channel"].values()), [5, 6])
        self.assertEqual(sum(overview.before["channel"].values()), 7)
        self.assertEqual(sum(overview.figures["section"].values()), 11)

    def test_results_and_terms_are_of_what_was_decided_in_the_period(self):
        with freeze_time("2026-09-01 07:00:00"):  # Tue 10:00 in Kostroma
            for _one in range(5):
                self._answered("supported", regime_id=self.regime.id)
            self._answered("supported", regime_id=self.regime.id).measures_taken = True
        overview = self._overview()
        self.assertEqual(sorted(overview.figures["result"].values()), [1, 5])
        self.assertEqual(list(overview.figures["term"].values()), [6])

    def test_a_small_number_stands_nowhere(self):
        self._came(9)
        self._came(6, intake_channel_id=self._channel("hand").id)
        self._came(2, intake_channel_id=self._channel("email").id)
        overview = self._overview()
        names = {name for table, name in overview.hidden if table == "channel"}
        self.assertIn(self._channel("email").with_context(lang="ru_RU").name, names)
        self.assertEqual(len(names), 2, "and a neighbour, or the total would tell it")
        cells = html.fromstring(str(overview.tables)).xpath("//table[1]//td[1]/text()")
        self.assertEqual(sorted(cells), ["17", "9", "–", "–"])

    def test_lines_stand_by_their_figures_and_hidden_ones_by_name_at_the_end(self):
        for code, count in (("site", 7), ("hand", 9), ("post", 8), ("email", 2), ("epgu", 3)):
            self._came(count, intake_channel_id=self._channel(code).id)
        overview = self._overview()
        overview.flush_recordset()
        overview.invalidate_recordset()  # PostgreSQL keeps no order of the keys of JSON
        lines = html.fromstring(str(overview.tables)).xpath("//table[1]//tbody/tr")
        cells = [line.xpath("./td[1]/text()")[0] for line in lines]
        self.assertEqual(cells, ["9", "8", "7", "–", "–", "29"])
        names = [line.xpath("./th/text()")[0] for line in lines[3:5]]
        self.assertEqual(names, sorted(names))

    def test_words_and_figures_stay_as_they_were_confirmed(self):
        self._came(6)
        overview = self._overview()
        self.assertIn("Поступило обращений: 6", overview.text)
        overview.text = " "
        with refused(self, OVERVIEW_NEEDS_TEXT):
            overview.action_confirm()
        overview.text = "Спрашивали о субсидиях."
        overview.action_confirm()
        self.assertEqual(overview.confirmed_by_id, self.registrar)
        self._came(3)
        for change in (
            overview.action_count,
            overview.unlink,
            lambda: overview.write({"text": "Иное"}),
        ):
            with refused(self, OVERVIEW_IS_FINAL):
                change()
        self.assertEqual(sum(overview.figures["channel"].values()), 6)

    def test_a_year_gives_nothing_back_that_its_quarters_have_hidden_beside_the_next(self):
        """«A year before» of four quarters, and then of their year: three quarters from the whole leave the fourth."""
        hand = self._channel("hand").id
        for month in ("02", "05", "08", "11"):
            self._came(6, day=f"2024-{month}-12")  # Mon, Sun, Mon, Tue
            self._came(1 if month == "02" else 6, day=f"2024-{month}-12", intake_channel_id=hand)
        for first in (1, 4, 7, 10):
            quarter = self._overview(first_day=date(2025, first, 1), text="Спрашивали о субсидиях.")
            quarter.action_confirm()
        year = self._overview(kind="year", first_day=date(2025, 1, 1))
        name = self._channel("hand").name
        self.assertIn(["channel", name], year.hidden_before)

    def test_a_quarter_beside_the_next_gives_nothing_back_that_its_year_has_hidden(self):
        """The year 2024 came out beside 2025; its last quarter stands beside that of 2025."""
        others = {"hand": 8, "site": 11, "post": 7}
        for month, counts in (("02", others), ("11", {"hand": 2, "site": 7, "post": 9})):
            for code, count in counts.items():
                self._came(count, day=f"2024-{month}-12", intake_channel_id=self._channel(code).id)
        first = self._overview(first_day=date(2024, 1, 1), text="Спрашивали о субсидиях.")
        first.action_confirm()
        year = self._overview(kind="year", first_day=date(2024, 1, 1), text="Спрашивали.")
        year.action_confirm()
        hidden = {name for table, name in year.hidden if table == "channel"}
        beside = self._overview(first_day=date(2025, 10, 1)).hidden_before
        self.assertLessEqual(hidden, {name for table, name in beside if table == "channel"})
        self.assertEqual(len(hidden), 2)

    def test_a_quarter_comes_out_before_its_year(self):
        year = self._overview(kind="year", first_day=date(2025, 1, 1), text="Спрашивали.")
        year.action_confirm()
        quarter = self._overview(first_day=date(2025, 4, 1), text="Спрашивали.")
        with refused(self, YEAR_IS_OUT):
            quarter.action_confirm()

    def test_it_is_counted_anew_when_another_came_out_meanwhile(self):
        """What a year hides follows from the quarters that the site shows when it is confirmed."""
        year = self._overview(kind="year", first_day=date(2025, 1, 1), text="Спрашивали.")
        quarter = self._overview(first_day=date(2025, 10, 1), text="Спрашивали.")
        with freeze_time("2026-11-20 12:00:00"):  # Fri
            quarter.action_confirm()
        with freeze_time("2026-11-20 13:00:00"):
            with refused(self, OVERVIEW_IS_OUTDATED, "Пересчитать"):
                year.action_confirm()
            year.action_count()
            year.action_confirm()
        self.assertTrue(year.confirmed_at)

    def test_a_period_is_over_and_begins_on_its_first_day(self):
        with refused(self, PERIOD_IS_NOT_OVER):
            self._overview(first_day=date(2026, 10, 1))
        with refused(self, PERIOD_BEGINS_ON_ITS_FIRST_DAY):
            self._overview(first_day=date(2026, 8, 1))
        proposed = self.env["apk.overview"].with_user(self.registrar).default_get(["first_day"])
        self.assertEqual(proposed["first_day"], QUARTER)

    def test_the_page_is_read_aloud_and_hostile_words_stay_words(self):
        self._came(6)
        overview = self._overview(text="<script>alert(1)</script>\nСпрашивали о субсидиях.")
        page = self._file(overview.action_html())[1].decode()
        self.assertNotIn("<script", page)
        tree = html.fromstring(page)
        self.assertEqual(tree.get("lang"), "ru")
        self.assertTrue(tree.xpath("//table/caption"))
        self.assertFalse(tree.xpath("//th[not(@scope)]"))

    def test_the_document_has_the_same_words_and_figures(self):
        self._came(6)
        overview = self._overview(text="=1+1\nСпрашивали о субсидиях.")
        document = Document(io.BytesIO(self._file(overview.action_docx())[1]))
        words = [paragraph.text for paragraph in document.paragraphs]
        self.assertIn("Спрашивали о субсидиях.", words)
        self.assertEqual(document.tables[0].rows[-1].cells[1].text, "6")

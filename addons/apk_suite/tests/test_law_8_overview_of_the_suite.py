"""8-ФЗ, ст. 13: the overview of appeals counts personal reception and the consultation line, too; addons contribute them."""

import base64
import io
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from docx import Document

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_case.tests.common import CaseCommon

QUARTER = date(2026, 7, 1)


@freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
@tagged("post_install", "-at_install")
class TestOverviewOfTheSuite(CaseCommon):
    def setUp(self):
        super().setUp()
        self.places = self.env.ref("apk_visit.place_buy") | self.env.ref("apk_visit.place_galich")
        self.service = self.env.ref("apk_visit.service_consultation")

    def _received(self, count, day="2026-08-12", place=0, **values):
        starts = datetime.fromisoformat(f"{day} 07:00:00")
        for number in range(count):
            begins = starts + timedelta(minutes=30 * number)
            visit = {
                "kind": "reception",
                "state": "done",
                "partner_id": self.client.id,
                "place_id": self.places[place].id,
                "service_id": self.service.id,
                "starts_at": begins,
                "ends_at": begins + timedelta(minutes=30),
            }
            self.env["apk.visit"].sudo().create({**visit, **values})

    def _called(self, count, day="2026-08-12", answered=True, **values):
        started = datetime.fromisoformat(f"{day} 07:00:00")
        call = {"direction": "in", "started_at": started, "state": "done"}
        call["answered_at"] = answered and started
        self.env["apk.call"].sudo().create([{**call, **values} for _number in range(count)])

    def _overview(self, **values):
        overviews = self.env["apk.overview"].with_user(self.registrar).with_context(lang="ru_RU")
        return overviews.create({"kind": "quarter", "first_day": QUARTER, **values})

    def test_people_received_and_calls_stand_beside_messages(self):
        self._received(7)
        self._received(6, place=1)
        self._received(5, day="2025-08-12")
        self._received(3, state="missed")
        self._received(9, day="2026-10-01")
        self._called(8, topic="support")
        self._called(6, topic="service")
        self._called(5, answered=False)
        self._called(4, direction="out")
        overview = self._overview()
        figures, before = overview.figures, overview.before
        self.assertEqual(figures["reception_reason"], {self.service.name: 13})
        self.assertEqual(sorted(figures["reception_place"].values()), [6, 7])
        self.assertEqual(before["reception_reason"], {self.service.name: 5})
        self.assertEqual(sorted(figures["line"].values()), [5, 6, 8])
        self.assertEqual(figures["line"]["Без ответа"], 5)
        self.assertIn("Личный приём: принято по вопросам", str(overview.tables))
        number = int(urlsplit(overview.action_docx()["url"]).path.split("/")[-2])
        content = base64.b64decode(self.env["apk.result.file"].browse(number).content)
        titles = [one.text for one in Document(io.BytesIO(content)).paragraphs]
        self.assertIn("Консультационная линия: поступившие звонки по темам", titles)

    def test_small_numbers_of_the_line_and_of_reception_are_hidden_with_a_neighbour(self):
        self._received(9)
        self._received(2, place=1)
        self._called(9, topic="support")
        self._called(3, answered=False)
        hidden = self._overview().hidden
        for table in ("reception_place", "line"):
            names = [name for code, name in hidden if code == table]
            self.assertEqual(len(names), 2, (table, hidden))
        self.assertNotIn(["reception_reason", ""], hidden, "the total is shown")

    def test_a_year_does_not_give_back_what_a_quarter_has_hidden_of_the_line(self):
        """Three quarters that are shown taken from the whole year would leave the fourth."""
        for month in ("02", "05", "08", "11"):
            self._called(20, day=f"2025-{month}-12", topic="support")
            self._called(2 if month == "11" else 8, day=f"2025-{month}-12", topic="service")
            self._called(9, day=f"2025-{month}-12", topic="message")
        for first in (1, 4, 7, 10):
            quarter = self._overview(first_day=date(2025, first, 1), text="Спрашивали о субсидиях.")
            quarter.action_confirm()
        year = self._overview(kind="year", first_day=date(2025, 1, 1))
        small = dict(self.env["apk.call"].with_context(lang="ru_RU")._fields["topic"]._description_selection(self.env(context={"lang": "ru_RU"})))["service"]  # fmt: skip
        self.assertEqual(year.figures["line"][small], 26)
        self.assertIn(["line", small], year.hidden)

    def test_who_makes_the_overview_reads_no_call_by_it(self):
        self._called(9, topic="support")
        self._overview()
        calls = self.env["apk.call"].with_user(self.registrar)
        self.assertFalse(
            calls.search([("topic", "=", "support"), ("user_id", "!=", self.registrar.id)])
        )

"""п. 74, 60, 78: the client at the door: one tap each, a card, a written request that becomes a message."""

import io
from datetime import date

from pypdf import PdfReader

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import QUESTION_MISSING, VISIT_IN_ANOTHER_STATE
from .common import VisitCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 06:00:00")  # Tue 09:00 in Kostroma
class TestClause74Reception(VisitCase):
    def setUp(self):
        super().setUp()
        self.visit = self._book("Tue 2026-11-24 10:00").with_user(self.specialist)

    def _day(self, user=None):
        visits = self.env["apk.visit"].with_user(user or self.specialist)
        return visits.reception_day(self.place.id, "2026-11-24")

    def test_the_screen_shows_who_comes_when(self):
        (row,) = self._day()["rows"]
        self.assertEqual((row["starts_at"], row["who"]), ("10:00", "Иванов Пётр Сергеевич"))
        self.assertTrue(row["may_receive"])

    def test_the_staff_of_a_place_see_their_place_first(self):
        day = self.env["apk.visit"].with_user(self.specialist).reception_day()
        self.assertEqual(day["place"]["id"], self.place.id)

    def test_the_card_of_personal_reception_is_printed(self):
        """59-ФЗ, ст. 13, ч. 3."""
        self.visit.write({"question": "Просит <b>показать</b> теплицу", "outcome": "Разъяснено"})
        reports = self.env["ir.actions.report"].with_user(self.specialist)
        content, _kind = reports._render_qweb_pdf("apk_visit.report_reception_card", self.visit.ids)
        (page,) = PdfReader(io.BytesIO(content)).pages
        text = " ".join(page.extract_text().split())
        for words in (self.visit.name, "Иванов Пётр Сергеевич", "<b>показать</b>", "Разъяснено"):
            self.assertIn(words, text)

    def test_reasons_of_one_name_are_one_line_of_the_overview(self):
        """8-ФЗ, ст. 13: a line that overwrites another would make the total too small."""
        again = self.service.copy({"name": self.service.name})
        self._book("Tue 2026-11-24 11:00", service=again).action_came()
        self.visit.action_came()
        table = self.env["apk.overview.source"]._overview_tables()["reception_reason"]
        lines = table.lines(date(2026, 10, 1), date(2027, 1, 1))
        self.assertEqual(lines, {self.service.name: 2})

    def test_the_state_says_which_buttons_the_form_shows(self):
        table = {
            "reserved": "is_coming may_cancel may_change_client may_move",
            "confirmed": "is_coming may_be_missed may_cancel may_move may_receive",
            "came": "has_come may_change_client may_undo",
            "done": "has_come may_change_client may_undo",
            "missed": "may_receive may_undo",
            "cancelled": "",
        }
        asked = sorted(name for names in table.values() for name in names.split())
        for state, names in table.items():
            visit = self.env["apk.visit"].new({"state": state, **self._times()})
            allowed = sorted(name for name in set(asked) if visit[name])
            self.assertEqual(" ".join(allowed), names, state)

    def test_the_state_says_which_buttons_the_day_shows(self):
        table = {
            "reserved": "",
            "confirmed": "may_receive",
            "came": "is_being_received may_undo",
            "done": "is_over may_offer_rating may_undo",
            "missed": "is_over may_undo",
            "cancelled": "is_over",
        }
        asked = sorted({name for names in table.values() for name in names.split()})
        for state, names in table.items():
            values = {"state": state, **self._times()}
            row = self.env["apk.visit"].new(values)._day_row()
            self.assertEqual(" ".join(name for name in asked if row[name]), names, state)
        values |= {"state": "done", "rating_offer": "paper"}
        self.assertFalse(self.env["apk.visit"].new(values)._day_row()["may_offer_rating"])

    def _times(self):
        return {"starts_at": self.visit.starts_at, "ends_at": self.visit.ends_at}

    def test_late_then_came_then_gone(self):
        with freeze_time("2026-11-24 07:07:00"):
            self.assertEqual(self._day()["rows"][0]["late"], 7)
            self.visit.action_running_late()
            self.assertTrue(self._day()["rows"][0]["is_running_late"])
        with freeze_time("2026-11-24 07:12:00"):
            self.visit.action_came()
        with freeze_time("2026-11-24 07:40:00"):
            self.visit.action_gone()
        self.assertRecordValues(
            self.visit,
            [
                {
                    "state": "done",
                    "late_minutes": 12,
                    "reception_minutes": 28,
                    "received_by_id": self.specialist.id,
                }
            ],
        )

    def test_undo_takes_back_an_arrival(self):
        self.visit.action_came()
        self.visit.action_undo()
        self.assertEqual((self.visit.state, self.visit.arrived_at), ("confirmed", False))
        self.visit.action_missed()
        self.visit.action_came()
        self.assertEqual(self.visit.state, "came")
        with refused(self, VISIT_IN_ANOTHER_STATE):
            self.visit.action_missed()

    def test_undo_removes_a_walk_in_from_the_day(self):
        visits = self.env["apk.visit"].with_user(self.specialist)
        walk_in = visits.browse(visits.walk_in(self.place.id, self.service.id))
        walk_in.action_undo()
        self.assertEqual((walk_in.state, walk_in.arrived_at), ("cancelled", False))
        self.assertEqual(walk_in.cancel_reason, "Entered by mistake")

    def test_a_walk_in_is_received_and_takes_no_seat(self):
        visits = self.env["apk.visit"].with_user(self.specialist)
        walk_in = visits.browse(visits.walk_in(self.place.id, self.service.id))
        self.assertEqual((walk_in.state, walk_in.is_walk_in, walk_in.seat), ("came", True, 0))
        self.assertEqual(self._free("Tue 2026-11-24 09:30"), 1)
        walk_in.partner_id = self.client
        walk_in.action_gone()
        self.assertEqual(walk_in.state, "done")

    def test_a_written_request_becomes_a_message_with_number_and_deadlines(self):
        self.visit.action_came()
        intake = self.env["apk.visit.intake"].with_user(self.specialist)
        wizard = intake.create({"visit_id": self.visit.id, "subject": "Субсидия на молоко"})
        with refused(self, QUESTION_MISSING):
            wizard.action_register()
        wizard.body = "<p>Прошу разъяснить порядок.</p>"
        wizard.action_register()
        case = self.visit.sudo().case_ids
        self.assertEqual((case.partner_id, case.intake_channel_id.code), (self.client, "hand"))
        self.assertTrue(case.name)
        self.assertTrue(case._deadline("answer"))
        self.assertEqual(case.visit_id, self.visit.sudo())

    def test_the_card_keeps_what_the_client_got(self):
        self.visit.action_came()
        self.visit.write(
            {"gave_consultation": True, "outcome": "Объяснили порядок", "could_be_remote": "yes"}
        )
        self.assertEqual(self.visit.remote_share, 100)

    def test_a_card_that_does_not_say_it_does_not_count_in_the_share(self):
        """п. 75: of three visits one card says «yes», one «no», one nothing."""
        second, third = (self._book(f"Tue 2026-11-24 {hour}:00") for hour in (11, 12))
        for visit, said in ((self.visit, "yes"), (second, "no"), (third, False)):
            visit.sudo().could_be_remote = said
        visits = self.visit.sudo() | second.sudo() | third.sudo()
        domain = [("id", "in", visits.ids)]
        [(share, count)] = visits._read_group(domain, [], ["remote_share:avg", "__count"])
        self.assertEqual((share, count), (50, 3))

    def test_the_list_of_the_day_on_paper(self):
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "apk_visit.report_day", self.visit.ids
        )
        for words in ("24 ноября 2026 г.", "Иванов Пётр Сергеевич", "10:00", "г. Буй"):
            self.assertIn(words, html.decode())

    def test_the_operator_sees_every_place_and_the_specialist_the_own(self):
        self._book("Tue 2026-11-24 11:00", place=self.other_place)
        self.other_place.unit_id = False
        self.assertEqual(len(self._day(self.operator)["rows"]), 1)
        other = (
            self.env["apk.visit"]
            .with_user(self.operator)
            .reception_day(self.other_place.id, "2026-11-24")
        )
        self.assertEqual(len(other["rows"]), 1)

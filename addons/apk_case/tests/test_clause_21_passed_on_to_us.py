"""59-ФЗ, ст. 8: another body passes a citizen's appeal on: it stays the sender, the citizen gets every notice."""

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CONTROL_DATE_IS_PAST
from .common import CaseCommon

TEXT = (
    "№ 7-12/45 от 30.11.2026\nПересылаем обращение гражданки Лосевой для рассмотрения по существу.\n"
    "О результатах прошу сообщить в срок до 14.12.2026"
)


@freeze_time("2026-12-01 07:00:00")  # Tue 10:00 in Kostroma
@tagged("post_install", "-at_install")
class TestClause21PassedOnToUs(CaseCommon):
    def _passed_on(self, text=TEXT, **parts):
        parts = {
            "sender": "Администрация района <raion@body.test>",
            "subject": "Fwd: Обращение гражданки",
            **parts,
        }
        case = self._receive(self._raw_email("<fw@body.test>", text=text, **parts))
        self.citizen = self.env["res.partner"].create(
            {"name": "Лосева Мария Ильинична", "email": "loseva@client.test"}
        )
        return case

    def test_nobody_is_written_to_before_the_citizen_is_named(self):
        case = self._passed_on()
        self.assertFalse(case.partner_id)
        self.assertEqual(case.covering_body_id.email, "raion@body.test")
        self.assertTrue(case.covering_body_id.is_company)
        self.assertFalse(case.delivery_ids)
        self.assertIn("Лосевой", case.first_reply_hold)

    def test_number_date_and_control_date_of_the_body_are_read(self):
        case = self._passed_on()
        self.assertEqual((case.incoming_number, str(case.incoming_on)), ("7-12/45", "2026-11-30"))
        self.assertEqual((str(case.control_on), case.wants_report), ("2026-12-14", True))
        deadline = case._open_deadline_of("control")
        self.assertEqual(
            str(deadline.due_at), "2026-12-14 21:00:00", "the midnight that ends Mon 14 Dec"
        )

    def test_every_notice_goes_to_the_citizen(self):
        case = self._passed_on()
        case.with_user(self.registrar).partner_id = self.citizen
        self.assertEqual(case.sudo().delivery_ids.mapped("address"), ["loseva@client.test"])
        self.assertEqual(case.greeting_name, "Мария Ильинична")
        self.assertNotIn("raion@body.test", case.routes_text)
        lines = self.env["apk.interaction"].search([("case_id", "=", case.id)])
        self.assertEqual(lines.partner_id, self.citizen)

    def test_a_citizen_without_an_address_is_not_answered_through_the_body(self):
        case = self._passed_on()
        self.citizen.email = False
        case.with_user(self.registrar).partner_id = self.citizen
        self.assertNotIn("raion@body.test", case.sudo().delivery_ids.mapped("address"))

    def test_an_unrecognised_cover_note_is_set_right_by_the_registrar(self):
        case = self._passed_on(text="Во вложении", subject="Для работы")
        self.assertEqual(case.partner_id.email, "raion@body.test")
        body = case.partner_id
        case.with_user(self.registrar).write(
            {"partner_id": self.citizen.id, "covering_body_id": body.id, "control_on": "2026-12-14"}
        )
        self.assertEqual(self._deliveries(case, "first_reply").address, "loseva@client.test")
        self.assertTrue(case._open_deadline_of("control"))

    def test_a_body_that_writes_for_itself_is_the_client_by_one_press(self):
        case = self._passed_on()
        case.with_user(self.registrar).action_sender_is_client()
        self.assertEqual(case.partner_id.email, "raion@body.test")
        self.assertEqual(case.sudo().delivery_ids.mapped("address"), ["raion@body.test"])
        self.assertFalse(case.covering_body_id or case._open_deadline_of("control"))

    def test_the_body_gets_only_the_report_it_asked_for(self):
        case = self._passed_on()
        self.assertTrue(case.owes_report)
        case.with_user(self.registrar).action_body_told()
        self.assertFalse(case.owes_report)
        self.assertEqual(case._deadline("control").state, "fulfilled")
        quiet = self._passed_on(
            text="Пересылаем обращение гражданки Лосевой.", sender="Прокуратура <p@body.test>"
        )
        self.assertFalse(quiet.owes_report)

    def test_a_control_date_moves_its_deadline(self):
        case = self._passed_on()
        case.with_user(self.registrar).control_on = "2026-12-10"
        self.assertEqual(str(case._open_deadline_of("control").due_at), "2026-12-10 21:00:00")
        case.with_user(self.registrar).control_on = False
        self.assertFalse(case._open_deadline_of("control"))
        with refused(self, CONTROL_DATE_IS_PAST, "before the day"):
            case.with_user(self.registrar).control_on = "2026-11-30"

    def test_a_paper_with_a_cover_note_has_its_control_date(self):
        case = self._paper_case(incoming_number="7-12/45", control_on="2026-12-14")
        self.assertTrue(case._open_deadline_of("control"))

"""п. 8, 18, 19, 21, 22; 59-ФЗ, ст. 12: every decision is a row of its own: who, when, why, what the client reads."""

import io
import json
import zipfile
from datetime import date, datetime

from psycopg2.errors import RaiseException

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CASE_IS_KEPT

from ..messages import (
    ABUSE_ALREADY_REPORTED,
    EXTENSION_NOT_ALLOWED,
    MESSAGE_IS_OVER,
    NOTHING_IS_SUSPECTED,
    PAUSE_NOT_ALLOWED,
)
from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestDecisions(CaseCommon):
    def _screen(self, name, case, user=None, **values):
        """The screen of an act, filled in by ``user``."""
        screens = self.env[f"apk.case.{name}"].with_user(user or self.specialist)
        return screens.create({"case_id": case.id, **values})

    def _kinds(self, case):
        return case.decision_ids.mapped("kind")

    def _forward(self, case, body="Министерство труда", number="15-02/318"):
        self._screen(
            "forward", case, body=body, contacts="тел. 1", ground="их дело.", number=number
        ).action_forward()

    def _extend(self, case, days=10):
        self._screen("extend", case, self.head, days=days, reason="ждём ответа").action_extend()

    def _suspect(self, case, kind="insult"):
        self._screen("abuse", case, kind=kind).action_suspect()

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_a_second_clarification_keeps_the_first_with_its_question_and_answer(self):
        case = self._receive(self._raw_email())
        self._screen("clarify", case, channel="writing", question="Какая площадь?").action_clarify()
        first = case.decision_ids
        notice = self._deliveries(case, "clarification").mail_message_id
        self.assertEqual(first.notice_id, notice)
        self.assertIn("Какая площадь?", first.notice_body)
        self.assertFalse(first.ended_at)
        headers = {"In-Reply-To": notice.message_id}
        self._receive(self._raw_email("<2@client.test>", headers=headers, text="12 гектаров"))
        with freeze_time("2026-11-23 07:00:00"):  # Mon 10:00 in Kostroma
            self._screen(
                "clarify", case, channel="phone", question="Какой район?", client_reply="Буйский"
            ).action_clarify()
        self.assertEqual(case.decision_ids.mapped("reason"), ["Какая площадь?", "Какой район?"])
        self.assertEqual(case.decision_ids.mapped("outcome"), ["replied", "replied"])
        self.assertIn("12 гектаров", first.client_reply)
        self.assertEqual(case.decision_ids[1].client_reply, "Буйский")
        self.assertEqual(first.decided_by_id, self.specialist)
        self.assertEqual(first.decided_at, datetime(2026, 11, 20, 7))

    def test_the_clock_is_stopped_started_and_stopped_again(self):
        with freeze_time("2026-11-02 07:00:00"):  # Mon 10:00 in Kostroma
            case = self._paper_case(regime_id=self.env.ref("apk_case.regime_support").id)
            self._screen("pause", case, self.head, reason="ждём смету").action_pause()
        with freeze_time("2026-11-12 07:00:00"):  # Thu 10:00 in Kostroma
            case.with_user(self.head).action_resume()
        self.assertFalse(case.paused_at)
        with freeze_time("2026-11-16 07:00:00"):  # Mon 10:00 in Kostroma
            self._screen("pause", case, self.head, reason="ждём справку").action_pause()
            with refused(self, PAUSE_NOT_ALLOWED):
                self._screen("pause", case, self.head, reason="ещё раз").action_pause()
        first, second = case.decision_ids
        self.assertEqual((first.reason, first.days, first.outcome), ("ждём смету", 10, "resumed"))
        self.assertEqual((first.ended_by_id, first.ended_at.day), (self.head, 12))
        self.assertEqual((case.pause_reason, second.ended_at), ("ждём справку", False))
        with freeze_time("2026-11-19 07:00:00"):  # Thu 10:00 in Kostroma
            case.with_user(self.head).action_resume()
        self.assertEqual(case.paused_days, 13)

    @freeze_time("2026-11-23 09:00:00")  # Mon 12:00 in Kostroma
    def test_the_head_extends_and_a_second_extension_is_refused_without_a_row(self):
        case = self._paper_case()
        self._extend(case)
        with refused(self, EXTENSION_NOT_ALLOWED):
            self._extend(case)
        row = case.decision_ids
        self.assertEqual((row.kind, row.decided_by_id, row.days), ("extension", self.head, 10))
        self.assertEqual(row.until, date(2026, 12, 30))  # 2 January, rolled back over the holidays
        self.assertEqual(case._deadline("answer").due_at, datetime(2026, 12, 30, 21))
        self.assertEqual(case.extension_reason, "ждём ответа")
        self.assertIn("ждём ответа", row.notice_body)
        self.assertFalse(case.with_user(self.head).may_extend)

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_two_bodies_one_after_the_other(self):
        case = self._paper_case()
        self._forward(case)
        first = self._deliveries(case, "forward_notice")
        first.with_user(self.registrar).action_mark_sent()
        self.assertEqual(case.state, "forwarded")
        self.assertTrue(case.may_forward)
        self._forward(case, "Прокуратура", "15-02/319")
        rows = case.decision_ids
        self.assertEqual(rows.mapped("addressee"), ["Министерство труда", "Прокуратура"])
        self.assertIn("Министерство труда", rows[0].notice_body)
        self.assertIn("Прокуратура", rows[1].notice_body)
        self.assertEqual((case.forwarded_to, case.forwarded_number), ("Прокуратура", "15-02/319"))
        self.assertTrue(case._open_deadline_of("forward"))
        (self._deliveries(case, "forward_notice") - first).with_user(
            self.registrar
        ).action_mark_sent()
        self.assertFalse(case._open_deadline_of("forward"))
        case.with_user(self.head).action_close()
        with refused(self, MESSAGE_IS_OVER):
            self._forward(case, "Росреестр")

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_a_suspicion_rejected_then_another_one_confirmed(self):
        case = self._paper_case()
        self._suspect(case)
        self.assertFalse(case.may_report_abuse)
        with refused(self, ABUSE_ALREADY_REPORTED, "reload"):
            self._suspect(case, "threat")
        case.with_user(self.head).action_reject_abuse()
        self.assertEqual(case.abuse_state, "rejected")
        with refused(self, NOTHING_IS_SUSPECTED):  # the stale screen of the deputy
            case.with_user(self.head).action_confirm_abuse()
        self._suspect(case, "threat")
        case.with_user(self.head).action_confirm_abuse()
        self.assertEqual(self._kinds(case), ["abuse", "abuse", "not_considered"])
        rejected, confirmed, refusal = case.decision_ids
        self.assertEqual((rejected.abuse_kind, rejected.outcome), ("insult", "rejected"))
        self.assertEqual((confirmed.abuse_kind, confirmed.outcome), ("threat", "confirmed"))
        self.assertEqual(
            (confirmed.decided_by_id, confirmed.ended_by_id), (self.specialist, self.head)
        )
        self.assertEqual((refusal.decided_by_id, refusal.abuse_kind), (self.head, "threat"))
        self.assertIn("угрозы", refusal.notice_body)
        self.assertEqual((case.abuse_state, case.abuse_kind), ("confirmed", "threat"))

    @freeze_time("2026-11-20 13:00:00")  # Fri 16:00 in Kostroma
    def test_a_second_defect_keeps_the_first(self):
        case = self._receive(self._raw_email())
        for missing in ("копия паспорта", "смета"):
            self._screen(
                "defect", case, missing=missing, fix_until=date(2026, 12, 1)
            ).action_offer()
            self._run("apk_client.ir_cron_send_deliveries")
        self.assertEqual(case.decision_ids.mapped("reason"), ["копия паспорта", "смета"])
        self.assertEqual(case.decision_ids[0].until, date(2026, 12, 1))
        self.assertIn("копия паспорта", case.decision_ids[0].notice_body)
        self.assertIn("Sent", case.decision_ids[0].notice_text)

    def test_closing_without_an_answer_says_who_and_why(self):
        case = self._paper_case()
        screen = self.env["apk.case.no.answer"].with_user(self.head)
        screen = screen.with_context(active_ids=case.ids).create({"ground": " Реклама "})
        screen.action_close()
        screen.action_close()  # the stale screen of a second press
        row = case.decision_ids
        self.assertEqual(
            (row.kind, row.reason, row.decided_by_id), ("no_answer", "Реклама", self.head)
        )
        self.assertEqual((case.result, case.result_ground), ("unanswered", "Реклама"))

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_the_register_and_the_form_show_them_in_order(self):
        case = self._paper_case()
        self._extend(case)
        self._forward(case)
        text = case.with_user(self.registrar).decisions_text.splitlines()
        self.assertEqual(len(text), 2)
        self.assertIn("ждём ответа", text[0])
        self.assertRegex(text[1], "20 ноября 2026 г.*Министерство труда; № 15-02/318")
        form = self.env.ref("apk_case.apk_case_view_form_pages").arch
        register = self.env.ref("apk_case.apk_case_view_list_register").arch
        self.assertIn('name="decision_ids"', form)
        self.assertIn('name="decisions_text"', register)

    def test_nobody_writes_rows_past_the_acts(self):
        case = self._paper_case()
        self._suspect(case)
        row = case.decision_ids
        administrator = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
        for user in (self.specialist, self.head, self.registrar, administrator):
            mine = row.with_user(user)
            with self.assertRaisesRegex(AccessError, "apk.case.decision", msg=user.login):
                mine.create({"case_id": case.id, "kind": "no_answer", "reason": "x"})
            with self.assertRaisesRegex(AccessError, "apk.case.decision", msg=user.login):
                mine.unlink()
            for values in ({"reason": "иное"}, {"outcome": "rejected"}, {"case_id": False}):
                with refused(self, FILLED_BY_THE_SYSTEM, msg=(user.login, values)):
                    mine.write(values)
        with refused(self, CASE_IS_KEPT):
            row.sudo().unlink()
        self.env.flush_all()
        with (
            self.assertRaisesRegex(RaiseException, "five years"),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("DELETE FROM apk_case_decision WHERE id = %s", [row.id])

    def test_another_unit_does_not_see_them(self):
        other = new_test_user(self.env, "t-other", "apk_base.group_specialist")
        case = self._paper_case()
        self._suspect(case)
        rows = self.env["apk.case.decision"]
        self.assertTrue(rows.with_user(self.specialist).search([("case_id", "=", case.id)]))
        self.assertFalse(rows.with_user(other).search([("case_id", "=", case.id)]))

    def test_an_act_of_destruction_empties_the_texts_and_keeps_the_figures(self):
        with freeze_time("2026-11-20 07:00:00"):  # Fri 10:00 in Kostroma
            case = self._receive(self._raw_email())
            case.with_user(self.specialist).action_accept_and_take()
            self._screen(
                "clarify", case, channel="phone", question="Тайна?", client_reply="Тайна клиента"
            ).action_clarify()
            self._forward(case)
            self._run("apk_client.ir_cron_send_deliveries")
            case.with_user(self.head).action_close()
        rows = case.decision_ids
        case.sudo()._destroy()
        self.assertEqual(rows.mapped("reason"), ["—", "—"])
        self.assertFalse(any(rows.mapped("client_reply")) or any(rows.mapped("contacts")))
        self.assertFalse(rows.notice_id)
        self.assertEqual(rows[1].addressee, "Министерство труда")
        self.assertEqual(rows.mapped("kind"), ["clarification", "forwarding"])
        self.assertNotIn("Тайна", str(rows.read()))

    @freeze_time("2026-11-20 07:00:00")  # Fri 10:00 in Kostroma
    def test_the_history_for_the_client_has_them(self):
        case = self._paper_case()
        self._suspect(case)
        case.with_user(self.head).action_reject_abuse()
        self._extend(case)
        requests = self.env["apk.history.request"].with_user(self.registrar)
        request = requests.create(
            {"partner_id": self.client.id, "asked_by": "Иванов", "identity_check": "passport"}
        )
        request.action_confirm()
        request.action_give()
        pack = zipfile.ZipFile(io.BytesIO(request.file_id.raw))
        events = json.loads(pack.read("history.json"))
        decided = [event["summary"] for event in events if event["kind"] == "Решение по сообщению"]
        self.assertEqual(len(decided), 3)  # suspected, rejected, extended
        self.assertIn(self.head.name, decided[2])
        self.assertIn("ждём ответа", decided[2])

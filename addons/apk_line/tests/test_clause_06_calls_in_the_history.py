"""п. 6: «в том числе, обращения на консультационную линию»: in the history, for five years, given out on request."""

import io
import json
import zipfile

from psycopg2.errors import RaiseException

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import ADDON_KEEPS_MESSAGES

from ..messages import CALL_IS_RETAINED
from .common import LineCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause06CallsInTheHistory(LineCommon):
    def _events(self):
        events = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        return events.sorted("id").mapped("kind")

    def _talk(self, phone="+7 910 123-45-67"):
        call = self._call(phone)
        call.save({"question": "Когда придёт субсидия?", "answer": "До 25 декабря"})
        call.finish("answered")
        return call

    def test_a_talk_a_promise_and_a_missed_call_are_lines_of_the_history(self):
        self._talk()
        promise = self._call()
        promise.promise_callback("+7 910 123-45-67")
        promise.finish("callback")
        self._exchange_call("h.1", "2026-11-20 10:00:00", "2026-11-20 10:00:20")
        self.assertEqual(self._events(), ["call_in", "callback", "call_in", "call_missed"])

    def test_a_client_who_is_found_after_the_talk_gets_the_line(self):
        call = self._talk("+7 910 999-99-99")
        self.assertEqual(self._events(), [])
        call.partner_id = self.client
        self.assertEqual(self._events(), ["call_in"])

    def test_a_corrected_client_gets_the_line_and_the_former_one_a_correction(
        self,
    ):
        call = self._talk()
        other = self.client.copy({"name": "Иванова Мария", "phone": False})
        call.save({"partner_id": other.id})
        lines = self.env["apk.interaction"].search([("partner_id", "=", other.id)])
        self.assertEqual(lines.mapped("kind"), ["call_in"])
        former = self.env["apk.interaction"].search([("partner_id", "=", self.client.id)])
        self.assertIn("another client", former.sorted("id")[-1].summary)
        call.save({"partner_id": other.id, "answer": "То же"})
        self.assertEqual(len(lines.search([("partner_id", "=", other.id)])), 1)

    def test_the_archive_for_the_client_tells_what_was_said(self):
        self._talk()
        request = (
            self.env["apk.history.request"]
            .with_user(self.registrar)
            .create(
                {"partner_id": self.client.id, "asked_by": "лично", "identity_check": "passport"}
            )
        )
        request.action_confirm()
        request.action_give()
        archive = zipfile.ZipFile(io.BytesIO(request.sudo().file_id.raw))
        (event,) = json.loads(archive.read("history.json"))
        self.assertIn("Когда придёт субсидия?\nДо 25 декабря", event["text"])
        self.assertEqual(event["channel"], "Телефон")

    def test_nobody_deletes_a_call(self):
        call = self._talk()
        promise = self._call()
        promise.transfer("number_given", expert_id=self.expert.id)
        promise.promise_callback("+7 910 123-45-67")
        promise.callback_id.action_no_answer()
        with refused(self, CALL_IS_RETAINED):
            call.sudo().unlink()
        with self.assertRaisesRegex(UserError, "five years"):  # its notes are kept, too
            promise.callback_id.sudo().unlink()
        self.env.flush_all()
        for table in ("apk_call", "apk_call_transfer", "apk_callback", "apk_callback_attempt"):
            with (
                self.assertRaisesRegex(RaiseException, "five years", msg=table),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(f"DELETE FROM {table}")

    def test_the_addon_does_not_take_the_calls_along(self):
        self._talk()
        addon = self.env["ir.module.module"].search([("name", "=", "apk_line")])
        with refused(self, ADDON_KEEPS_MESSAGES):
            addon.button_uninstall()

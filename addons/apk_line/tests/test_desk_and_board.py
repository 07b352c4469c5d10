"""The desk, the wallboard and the notices of incoming calls: who sees what, and at once."""

import json
from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import OPERATORS_ONLY
from .common import LineCommon

NOW = "2026-11-20 08:00:00"  # Fri 11:00 in Kostroma


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestDeskAndBoard(LineCommon):
    def _board(self, user=None):
        board = self.env["apk.line.wallboard"].with_user(user or self.operator).board()
        return {figure["key"]: figure["value"] for figure in board["figures"]}, board

    def _notices(self, kind):
        """Notices of this type that the commit would send to the browsers."""
        waiting = self.env.cr.precommit.data.get("bus.bus.values", [])
        return [value for value in waiting if f'"{kind}"' in value["message"]]

    def test_callbacks_and_missed_calls_lie_on_the_desk_of_the_operator(self):
        promise = self._call("+7 910 123-45-67")
        promise.promise_callback("+7 910 123-45-67", question="О гранте")
        self._exchange_call(
            "d.1", "2026-11-20 10:00:00", "2026-11-20 10:00:20", number="+79107654321"
        )
        queues = {
            queue["key"]: queue for queue in self.env["apk.desk"].with_user(self.operator).desk()
        }
        self.assertEqual(queues["callbacks"]["count"], 1)
        self.assertEqual(queues["callbacks"]["rows"][0]["subject"], "О гранте")
        self.assertEqual(queues["missed"]["rows"][0]["name"], "+7 910 765-43-21")
        self.assertNotIn("overdue", queues)  # messages are not the operator's

    def test_a_head_has_both_on_one_desk(self):
        head = new_test_user(self.env, "t-two", "apk_line.group_line_head,apk_base.group_head")
        self._exchange_call("d.1", "2026-11-20 10:00:00", "2026-11-20 10:00:20")
        self.env["apk.case"].create(
            {
                "subject": "Субсидия",
                "partner_id": self.client.id,
                "user_id": head.id,
                "intake_channel_id": self.env.ref("apk_client.channel_post").id,
                "regime_id": self.env.ref("apk_case.regime_fz59").id,
            }
        )
        keys = [queue["key"] for queue in self.env["apk.desk"].with_user(head).desk()]
        self.assertEqual(keys[0], "missed")
        self.assertIn("hand_over", keys)

    def test_a_user_without_a_role_has_no_desk(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        with self.assertRaisesRegex(AccessError, r"apk\.deadline"):
            self.env["apk.desk"].with_user(stranger).desk()

    def test_the_figures_of_today(self):
        before, _board = self._board()
        self._exchange_call(
            "b.1", "2026-11-20 10:00:00", "2026-11-20 10:00:20", number="+79107654321"
        )
        self._exchange_call(
            "b.2", "2026-11-20 10:10:00", "2026-11-20 10:13:15", "2026-11-20 10:10:10"
        )
        self._exchange_call(
            "b.3", "2026-11-19 10:10:00", "2026-11-19 10:10:15", number="+79107654322"
        )
        after, board = self._board()
        self.assertEqual(after["calls"] - before["calls"], 2)
        self.assertEqual(after["missed"] - before["missed"], 1)
        self.assertEqual(after["waiting"] - before["waiting"], 2)
        self.assertEqual((after["talk"], after["wait"]), ("3:05", "0:10"))
        self.assertTrue(board["is_open"])
        self.assertIn("+7 910 765-43-21", [row["name"] for row in board["waiting"]])

    def test_who_is_on_shift_and_who_talks(self):
        self.env["apk.line.shift"].create({"user_id": self.operator.id, "day": date(2026, 11, 20)})
        before, board = self._board()
        (person,) = board["shift"]
        self.assertEqual((person["name"], person["since"]), (self.operator.name, ""))
        self._exchange_call("b.4", "2026-11-20 10:50:00", None, "2026-11-20 10:50:05")
        self._call("+7 910 999-99-99")
        after, board = self._board()
        self.assertTrue(board["shift"][0]["since"])
        self.assertEqual(after["ringing"] - before["ringing"], 1, "one person talks once")
        self.assertEqual(len(board["unfinished"]), 2)

    def test_a_call_of_tomorrow_is_not_on_the_board_of_today(self):
        before, _board = self._board()
        self._event("b.5", "ringing", "2026-11-21 10:00:00", number="+79107654321")
        self.assertEqual(self._board()[0]["calls"], before["calls"])

    def test_how_often_a_client_has_rung_and_the_call_from_the_list(self):
        for minute in (1, 3):
            self._exchange_call(
                f"b.6{minute}", f"2026-11-20 10:0{minute}:00", f"2026-11-20 10:0{minute}:40",
                number="+79107654321",
            )  # fmt: skip
        call = self.env["apk.call"].search([("linkedid", "=", "b.61")])
        self.assertRecordValues(
            call.callback_id, [{"rang_count": 2, "last_rang_at": datetime(2026, 11, 20, 7, 3)}]
        )
        (row,) = [row for row in self._board()[1]["waiting"] if row["name"] == "+7 910 765-43-21"]
        self.assertIn("2, the last one: 10:03", row["subject"])
        action = call.with_user(self.operator).action_call_back()
        self.assertEqual(action["tag"], "apk_line_card")

    def test_the_board_is_for_the_line(self):
        self.assertTrue(self._board(self.controller))
        with refused(self, OPERATORS_ONLY):
            self._board(self.officer)

    def test_a_ringing_call_is_announced_to_the_shift_alone(self):
        self.env["apk.line.shift"].create({"user_id": self.operator.id, "day": date(2026, 11, 20)})
        self.assertEqual(self.env["apk.line"]._on_shift(), self.operator)
        self._event("r.1", "ringing", "2026-11-20 10:59:58", number="+79101234567")
        (notice,) = self._notices("apk_line.incoming")
        self.assertEqual(json.loads(notice["message"])["payload"]["who"], self.client.name)
        self.assertIn(
            f'"res.partner",{self.operator.partner_id.id}', notice["channel"].replace(" ", "")
        )
        self._event("r.1", "answered", "2026-11-20 11:00:00", agent="101")
        self.assertTrue(self._notices("apk_line.gone"))
        self.assertTrue(self._notices("apk_line.changed"))

    def test_without_a_roster_every_operator_is_on_shift(self):
        self.assertLessEqual(self.operator | self.line_head, self.env["apk.line"]._on_shift())

    def test_a_client_card_counts_the_calls(self):
        self._exchange_call(
            "c.1", "2026-11-20 10:10:00", "2026-11-20 10:13:15", "2026-11-20 10:10:10"
        )
        card = self.client.with_user(self.operator)
        self.assertEqual(card.apk_call_count, 1)
        self.assertEqual(card.action_open_calls()["res_model"], "apk.call")

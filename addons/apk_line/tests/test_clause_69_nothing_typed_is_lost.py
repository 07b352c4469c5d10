"""п. 69: what an operator types is written down at once, and no talk of one's own is forgotten."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import LineCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause69NothingTypedIsLost(LineCommon):
    def test_what_is_typed_is_written_down_while_the_talk_goes_on(self):
        call = self._call()
        call.keep_typed({"question": "Почему отказали", "answer": "Нет справки", "user_id": 1})
        self.assertRecordValues(
            call,
            [
                {
                    "question": "Почему отказали", "answer": "Нет справки", "state": "talking",
                    "user_id": self.operator.id,
                }
            ],
        )  # fmt: skip

    def test_own_talks_stand_there_until_their_card_is_filled_in(self):
        first, second = self._call(), self._call("+7 910 999-99-99")
        first.keep_typed({"question": "Почему отказали"})
        rows = second.card()["unfinished"]
        self.assertEqual([row["id"] for row in rows], [second.id, first.id])
        self.assertEqual(
            (rows[1]["who"], rows[1]["question"], rows[1]["at"]),
            (self.client.name, "Почему отказали", "11:00"),
        )
        first.finish("answered")
        self.assertEqual([row["id"] for row in second.unfinished()], [second.id])

    def test_talks_of_a_colleague_are_not_ones_own(self):
        self._call()
        self.assertEqual(self.env["apk.call"].with_user(self.line_head).unfinished(), [])
        with self.assertRaises(AccessError):
            self.env["apk.call"].with_user(self.officer).unfinished()

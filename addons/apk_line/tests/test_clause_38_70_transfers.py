"""п. 38, 70: a colleague's number or a transfer, each with its reason; a third one is refused, a callback offered."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused

from ..messages import TRANSFER_LIMIT_REACHED, TRANSFER_TARGET_MISSING
from .common import LineCommon


@tagged("post_install", "-at_install")
class TestClause3870Transfers(LineCommon):
    def test_a_given_number_and_a_transfer_are_recorded_apart_in_their_order(self):
        call = self._call()
        call.transfer("number_given", expert_id=self.expert.id, reason="вопрос о гранте")
        call.transfer("transferred", name="Бухгалтерия", phone="301", reason="вопрос о выплате")
        self.assertRecordValues(
            call.transfer_ids,
            [
                {
                    "number": 1, "kind": "number_given", "from_user_id": self.operator.id,
                    "to_name": "Лебедев Олег Викторович", "to_phone": "+7 (4942) 55-16-40",
                    "reason": "вопрос о гранте", "is_violation": False,
                },
                {
                    "number": 2, "kind": "transferred", "from_user_id": self.operator.id,
                    "to_name": "Бухгалтерия", "to_phone": "301",
                    "reason": "вопрос о выплате", "is_violation": False,
                },
            ],
        )  # fmt: skip

    def test_the_third_is_refused_and_a_callback_is_offered(self):
        call = self._call()
        call.transfer("number_given", expert_id=self.expert.id)
        self.assertTrue(call.card()["call"]["may_transfer"])
        call.transfer("transferred", expert_id=self.expert.id)
        self.assertFalse(call.card()["call"]["may_transfer"])
        with refused(self, TRANSFER_LIMIT_REACHED, "Offer a callback"):
            call.transfer("number_given", expert_id=self.expert.id)
        self.assertEqual(call.transfer_count, 2)
        self.assertTrue(call.promise_callback("+7 910 123-45-67")["term"])

    def test_the_database_refuses_a_third_transfer(self):
        call = self._call()
        call.transfer("number_given", expert_id=self.expert.id)
        transfers = self.env["apk.call.transfer"]
        for number, refusal in ((1, UniqueViolation), (3, CheckViolation)):
            with (
                self.assertRaises(refusal),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                transfers.create({"call_id": call.id, "number": number, "kind": "number_given"})

    def test_a_transfer_without_a_name_or_a_number_is_refused(self):
        with refused(self, TRANSFER_TARGET_MISSING):
            self._call().transfer("number_given", reason="не знаю")

    def test_the_exchange_confirms_the_transfer_of_the_card(self):
        call = self._exchange_call(
            "t.1", "2026-11-20 10:00:00", "2026-11-20 10:09:00", "2026-11-20 10:00:05"
        )
        call.with_user(self.operator).transfer(
            "transferred", expert_id=self.expert.id, reason="грант"
        )
        self._event("t.1", "transferred", "2026-11-20 10:02:00", to="205")
        self.assertEqual(call.transfer_count, 1)
        self.assertTrue(call.transfer_ids.is_seen_by_exchange)

    def test_the_card_explains_a_transfer_that_the_exchange_has_reported_first(self):
        call = self._exchange_call(
            "t.2", "2026-11-20 10:00:00", "2026-11-20 10:09:00", "2026-11-20 10:00:05"
        )
        self._event("t.2", "transferred", "2026-11-20 10:02:00", to="205")
        self.assertEqual(call.transfer_ids.to_name, self.expert.name)
        call.with_user(self.operator).transfer(
            "transferred", expert_id=self.expert.id, reason="грант"
        )
        self.assertEqual(call.transfer_count, 1)
        self.assertEqual(call.transfer_ids.reason, "грант")

    def test_a_third_transfer_on_the_exchange_is_recorded_and_marked(self):
        call = self._exchange_call(
            "t.3", "2026-11-20 10:00:00", "2026-11-20 10:09:00", "2026-11-20 10:00:05"
        )
        for minute, extension in ((2, "205"), (4, "206"), (6, "207")):
            self._event("t.3", "transferred", f"2026-11-20 10:0{minute}:00", to=extension)
        self.assertEqual(call.transfer_count, 3)
        self.assertTrue(call.has_violation)
        self.assertEqual(call.transfer_ids.mapped("is_violation"), [False, False, True])

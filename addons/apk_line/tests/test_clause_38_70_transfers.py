"""п. 38, 70: a colleague's number or a transfer, each with its reason; a third one is refused, a callback offered."""

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused

from ..messages import NOTHING_TO_TAKE_BACK, TRANSFER_LIMIT_REACHED, TRANSFER_TARGET_MISSING
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

    def test_a_slip_is_taken_back_and_does_not_use_up_one_of_two(self):
        call = self._call()
        call.transfer("number_given", expert_id=self.expert.id)
        call.transfer("number_given", name="Бухгалтерия", phone="301")
        self.assertTrue(call.card()["call"]["may_take_back"])
        call.take_back_transfer()
        card = call.card()["call"]
        self.assertTrue(card["may_transfer"])
        self.assertEqual([one["to_name"] for one in card["transfers"]], [self.expert.name])
        call.transfer("transferred", name="Приёмная", phone="302")
        self.assertEqual(call.transfer_count, 2)
        rows = self.env["apk.call.transfer"].search([("call_id", "=", call.id)])
        self.assertEqual(len(rows), 3, "the slip itself is kept")

    def test_a_slip_opens_the_call_to_nobody(self):
        call = self._call()
        call.transfer("number_given", expert_id=self.expert.id)
        theirs = call.with_user(self.specialist)
        self.assertTrue(theirs.has_access("read"))
        call.take_back_transfer()
        self.env.invalidate_all()
        self.assertFalse(theirs.has_access("read"))

    def test_what_has_happened_is_not_taken_back(self):
        call = self._call()
        with refused(self, NOTHING_TO_TAKE_BACK, msg="nothing was told"):
            call.take_back_transfer()
        call.transfer("number_given", expert_id=self.expert.id)
        with refused(self, NOTHING_TO_TAKE_BACK, msg="a colleague's"):
            call.with_user(self.line_head).take_back_transfer()
        call.finish("number_given")
        with refused(self, NOTHING_TO_TAKE_BACK, msg="the talk is over"):
            call.take_back_transfer()
        seen = self._exchange_call(
            "t.4", "2026-11-20 10:00:00", "2026-11-20 10:09:00", "2026-11-20 10:00:05"
        ).with_user(self.operator)
        seen.transfer("transferred", expert_id=self.expert.id, reason="грант")
        self._event("t.4", "transferred", "2026-11-20 10:02:00", to="205")
        with refused(self, NOTHING_TO_TAKE_BACK, msg="the exchange has seen it"):
            seen.take_back_transfer()

    def test_every_colleague_is_offered_and_found_by_name_competence_and_number(self):
        experts = self.env["apk.line.expert"]
        unit = self.env.ref("apk_base.unit_oorg")
        for number in range(12):
            experts.create(
                {"name": f"Ядвигин {number}", "phone": f"30{number}", "unit_id": unit.id}
            )
        peter = experts.create(
            {
                "name": "Савёлов Пётр Ильич",
                "position": "зоотехник",
                "phone": "+7 4942 55-00-00",
                "function_ids": self.env.ref("apk_knowledge.function_breeding").ids,
            }
        )
        call = self._call()
        self.assertEqual({row["away"] for row in call.card()["experts"]}, {""}, "plain texts")
        offered = [row["id"] for row in call.card()["experts"]]
        self.assertEqual(set(offered), set(experts.search([]).ids))
        area = self.env.ref("apk_knowledge.function_breeding").name.split()[0]
        for typed in ("савелов", "Пётр Сав", "зоотехника", "зоотехн", "550000", "55-00", area):
            self.assertIn(peter.id, call.find_colleagues(typed), typed)
        self.assertEqual(call.find_colleagues("савелов"), peter.ids)
        self.assertEqual(call.find_colleagues("никого такого"), [])
        self.assertEqual(len(call.find_colleagues("")), len(offered))

    def test_presence_of_a_colleague_stands_beside_the_name(self):
        call = self._call()

        def row():
            return next(one for one in call.card()["experts"] if one["id"] == self.expert.id)

        self.assertEqual((row()["presence"], row()["away"]), ("offline", ""))
        busy = self._exchange_call("t.5", "2026-11-20 10:00:00", None, "2026-11-20 10:00:05")
        busy.user_id = self.specialist
        self.assertEqual(row()["presence"], "talking")
        today = self.env["apk.office"]._today()
        self.env["apk.absence"].create(
            {"user_id": self.specialist.id, "first_day": today, "last_day": today}
        )
        self.assertIn("away until", row()["away"])

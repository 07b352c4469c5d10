"""п. 42, 43: where to turn with another body's matter; two questions whose answers lead to nobody."""

from psycopg2.errors import UniqueViolation

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_feedback.messages import ANSWER_NOT_ON_THE_FORM
from odoo.addons.apk_feedback.tests.common import AnswersCommon

from ..messages import BODY_MISSING, OPERATORS_ONLY, OUTCOME_MISSING
from .common import LineCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause4243EndOfATalk(LineCommon, AnswersCommon):
    def test_another_body_with_its_contacts(self):
        article = self.env["apk.article"].create(
            {
                "name": "Рыбнадзор: лов рыбы",
                "kind": "reference",
                "unit_id": self.unit.id,
                "draft_body": "<p>Телефон 8 800 100-34-34.</p>",
            }
        )
        article.action_publish()
        call = self._call()
        bodies = {body["name"]: body for body in call.card()["bodies"]}
        body = bodies["Рыбнадзор: лов рыбы"]
        self.assertIn("8 800 100-34-34", body["contacts"])
        self.assertIn("Этим занимается Рыбнадзор.", body["script"])
        call.save({"body_id": body["id"]})
        call.finish("out_of_scope")
        self.assertEqual((call.outcome, call.body_id.id), ("out_of_scope", body["id"]))

    def test_a_body_is_found_by_what_the_client_needs_in_any_form_of_the_word(self):
        names = ("article_ref_rosreestr", "article_ref_socfond")
        for name in names:
            self.env.ref(f"apk_knowledge.{name}").action_publish()
        land, pensions = (self.env.ref(f"apk_knowledge.{name}") for name in names)
        calls = self.env["apk.call"].with_user(self.operator)
        for typed, body in (
            ("пенсия", pensions), ("о пенсиях", pensions), ("gtycbz", pensions),
            ("земельный участок", land), ("землю", land), ("росреестр", land),
        ):  # fmt: skip
            self.assertEqual(calls.find_bodies(typed)[:1], body.ids, typed)
        with refused(self, OPERATORS_ONLY):
            calls.with_user(self.specialist).find_bodies("пенсия")

    def test_without_a_body_the_client_gets_advice(self):
        call = self._call()
        with refused(self, BODY_MISSING):
            call.finish("out_of_scope")
        call.save({"advice": "Обратиться в поселение по месту участка"})
        call.finish("out_of_scope")
        self.assertEqual(call.state, "done")

    def test_a_talk_has_an_outcome(self):
        for outcome in (False, "unknown", "callback"):
            with refused(self, OUTCOME_MISSING):
                self._call().finish(outcome)

    def test_the_exact_words_of_the_order(self):
        received, consultant = self._call().card()["questions"]
        self.assertEqual(received["text"], "Получен ли ответ на Ваш вопрос?")
        self.assertEqual([name for _code, name in received["options"]], ["да", "нет"])
        self.assertEqual(consultant["text"], "Оцените качество работы консультанта")
        names = [name for _code, name in consultant["options"]]
        self.assertEqual(names, ["удовлетворен", "частично удовлетворен", "не удовлетворен"])

    def test_the_answers_join_the_feedback_once_with_a_coarse_context(self):
        function = self.env.ref("apk_knowledge.function_farm_grants")
        call = self._call()
        call.save({"function_id": function.id})
        call.take_down_answers({"received": "yes", "consultant": "partly"})
        call.take_down_answers({"received": "no", "consultant": "not"})
        (sheet,) = self._waiting()
        self.assertEqual(sheet["choices"], {"received": "yes", "consultant": "partly"})
        self.assertEqual(
            (sheet["rated_subject"], sheet["collection_mode"], sheet["source"]),
            ("call", "interview", "phone"),
        )
        self.assertEqual(sheet["function_id"], function.id)
        self.assertEqual(call.questions, "answered")

    def test_a_refusal_is_recorded_without_an_answer(self):
        call = self._call()
        call.take_down_answers()
        self.assertEqual(call.questions, "declined")
        self.assertFalse(self._waiting())

    def test_neither_answer_nor_call_leads_to_the_other(self):
        """п. 80: nothing in the sheet is the client's or the operator's; nothing in the call is the answer."""
        call = self._call()
        call.save({"question": "Когда придёт субсидия?"})
        call.take_down_answers({"received": "no", "consultant": "not"})
        (sheet,) = self._waiting()
        known = str(sheet)
        for trace in (call.phone, self.client.name, self.operator.name, call.question):
            self.assertNotIn(trace, known)
        self.assertFalse({"call_id", "partner_id", "user_id", "phone"} & set(sheet))
        self.env.flush_all()
        self.env.cr.execute("SELECT to_jsonb(c) FROM apk_call c WHERE id = %s", [call.id])
        self.assertNotIn("not", self.env.cr.fetchone()[0].values())

    def test_answers_of_another_form_are_refused(self):
        with refused(self, ANSWER_NOT_ON_THE_FORM):
            self._call().take_down_answers({"received": "maybe"})

    def test_one_call_has_one_place_in_the_register(self):
        self._exchange_call("x.1", "2026-11-20 10:00:00", "2026-11-20 10:00:09")
        with (
            self.assertRaises(UniqueViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env["apk.call"].create({"linkedid": "x.1", "started_at": "2026-11-20 07:00:00"})

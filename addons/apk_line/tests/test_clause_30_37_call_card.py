"""п. 30, 35, 37, 40: one screen tells who calls, what is open, what to say and which terms to name."""

import json

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import OPERATORS_ONLY
from .common import LineCommon

FRIDAY = "2026-11-20 08:00:00"  # Fri 11:00 in Kostroma


@tagged("post_install", "-at_install")
@freeze_time(FRIDAY)
class TestClause3037CallCard(LineCommon):
    def test_one_client_with_the_number_is_known(self):
        for spelling in ("8 (910) 123-45-67", "+79101234567", "89101234567"):
            client = self._call(spelling).card()["client"]
            self.assertEqual((client["certainty"], client["name"]), ("known", self.client.name))

    def test_of_several_the_operator_chooses(self):
        other = self.client.copy({"name": "Иванова Мария", "phone": self.client.phone})
        call = self._call()
        client = call.card()["client"]
        self.assertEqual(client["certainty"], "maybe")
        self.assertEqual({one["id"] for one in client["maybe"]}, {self.client.id, other.id})
        card = call.save({"partner_id": other.id})
        self.assertEqual(card["client"]["name"], "Иванова Мария")

    def test_who_was_talked_with_from_this_number_before_is_maybe_calling_again(self):
        first = self._call("+7 910 999-99-99")
        self.assertEqual(first.card()["client"]["certainty"], "unknown")
        first.save({"partner_id": self.client.id})
        second = self._call("+7 910 999-99-99").card()["client"]
        self.assertEqual(second["certainty"], "maybe")
        self.assertEqual(second["maybe"][0]["id"], self.client.id)

    def test_a_colleague_is_no_client(self):
        self.client.phone = False
        self.specialist.partner_id.phone = "+7 910 123-45-67"
        self.assertEqual(self._call().card()["client"]["certainty"], "unknown")

    def test_the_status_of_the_clients_messages_in_every_unit(self):
        case = self._paper_case()
        matters = self._call().card()["client"]["matters"]
        self.assertEqual([matter["name"].split(" — ")[0] for matter in matters], [case.name])
        self.assertTrue(matters[0]["what"])
        self.assertIn("ноября 2026 г.", matters[0]["due"])

    def test_greeting_and_farewell_come_from_the_knowledge_base_with_the_operators_name(self):
        scripts = self._call().card()["scripts"]
        self.assertIn("консультант Зайцева Анна Юрьевна", scripts["greeting"])
        self.assertIn("До свидания", scripts["farewell"])
        self.assertIn("Правильно ли я понимаю", scripts["need"])
        article = self.env.ref("apk_knowledge.article_script_greeting")
        article.draft_body, article.changes = "<p>Здравствуйте! {должность} слушает.</p>", "короче"
        article.action_publish()
        self.assertEqual(
            self._call().card()["scripts"]["greeting"], "Здравствуйте! консультант слушает."
        )

    def test_an_article_that_is_read_out_leaves_its_trace_and_the_topic(self):
        article = self.env["apk.article"].create(
            {
                "name": "Грант на сыроварню",
                "kind": "faq",
                "draft_body": "<p>Нужен бизнес-план.</p>",
                "function_ids": self.env.ref("apk_knowledge.function_farm_grants").ids,
            }
        )
        article.action_publish()
        call = self._call()
        found = self.env["apk.article"].with_user(self.operator).search_text("сыроварня")
        self.assertEqual(found[0]["id"], article.id)
        used = call.use_article(article.id)
        self.assertIn("бизнес-план", used["body"])
        self.assertRecordValues(
            call,
            [
                {
                    "topic": "support",
                    "function_id": article.function_ids.id,
                    "article_ids": article.ids,
                }
            ],
        )
        self.assertEqual(article.use_ids.used_in, "call")
        expert = call.card()["experts"][0]
        self.assertEqual(expert["name"], self.expert.name)
        self.assertIn("Лебедев Олег Викторович", expert["script"])
        self.assertIn("+7 (4942) 55-16-40", expert["script"])

    def test_a_question_without_an_article_reaches_the_base(self):
        call = self._call()
        call.note_gap("Субсидия на страусов")
        gap = self.env["apk.knowledge.gap"].search([("question", "=", "Субсидия на страусов")])
        self.assertEqual((gap.user_id, gap.res_id), (self.operator, call.id))

    def test_the_question_goes_to_the_unit_that_answers_for_its_topic(self):
        call = self._call()
        call.save({"topic": "control"})
        call.note_gap("Проверка карусели")
        gap = self.env["apk.knowledge.gap"].search([("question", "=", "Проверка карусели")])
        self.assertEqual(gap.unit_id, self.env.ref("apk_base.unit_ogtn"))

    def test_three_calls_without_an_article_open_a_review_out_of_turn(self):
        function = self.env.ref("apk_knowledge.function_breeding")
        reviews = self.env["apk.knowledge.review"]
        about = [("kind", "=", "extra"), ("reason", "like", function.name)]
        for number in range(3):
            reviews._cron_reviews()
            self.assertFalse(reviews.search(about), number)
            self._call().sudo().write({"question": "О быке", "function_id": function.id})
        for _run in range(2):
            reviews._cron_reviews()
            self.assertEqual(reviews.search(about).unit_id, function.unit_id)

    def test_terms_by_the_rule_and_on_average(self):
        with freeze_time("2026-11-02 08:00:00"):
            quick = self._paper_case()
            slow = self._paper_case()
        quick.sudo().answered_at = "2026-11-06 08:00:00"
        slow.sudo().answered_at = "2026-11-12 08:00:00"
        regime = self.env.ref("apk_case.regime_fz59")
        self.env.registry.clear_cache()
        before = self.env["apk.case"].search_count(
            [("regime_id", "=", regime.id), ("answered_at", ">=", "2025-11-20")]
        )
        call = self._call()
        terms = {term["name"]: term for term in call.save({"topic": "message"})["terms"]}
        self.assertIn("30", terms[regime.name]["normative"])
        average = terms[regime.name]["average"]
        self.assertEqual(average["count"], before)
        if before == 2:
            self.assertEqual((average["mean"], average["median"]), (7.0, 7))
        support = {term["name"] for term in call.save({"topic": "support"})["terms"]}
        self.assertEqual(support, {self.env.ref("apk_case.regime_support").name})

    def test_five_topics_of_clause_30(self):
        keys = [topic["key"] for topic in self._call().card()["topics"]]
        self.assertEqual(keys, ["schedule", "service", "support", "message", "control"])

    def test_nothing_on_the_card_acts_in_the_clients_stead(self):
        """п. 40: an operator can create no message, and the card writes only what was said."""
        call = self._call()
        self.assertFalse(self.env["apk.case"].with_user(self.operator).has_access("create"))
        call.save({"question": "x", "outcome": "answered", "finished_at": FRIDAY, "user_id": 1})
        self.assertRecordValues(
            call, [{"question": "x", "outcome": False, "user_id": self.operator.id}]
        )

    def test_the_card_is_plain_data(self):
        self._paper_case()
        self.assertTrue(json.dumps(self._call().card()))

    def test_a_call_to_a_client_about_a_message_has_its_script(self):
        """п. 9: the outgoing call names the message."""
        case = self._paper_case()
        caller = new_test_user(
            self.env, "t-both", "apk_base.group_operator,apk_base.group_registrar"
        )
        self._train(caller)
        action = case.with_user(caller).action_call_client()
        call = self.env["apk.call"].with_user(caller).browse(action["params"]["call_id"])
        card = call.card()
        self.assertEqual(card["call"]["direction"], "out")
        self.assertEqual(card["call"]["phone"], "+79101234567")
        self.assertIn(f"по вашему заявлению № {case.name}", card["scripts"]["outgoing"])

    def test_only_an_operator_opens_a_card(self):
        with refused(self, OPERATORS_ONLY):
            self.env["apk.call"].with_user(self.specialist).start(phone="+79101234567")

    def test_the_card_costs_the_same_whatever_the_number_of_calls(self):
        call = self._call()
        call.card()

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            call.card()
            return self.cr.sql_log_count - before

        few = queries()
        for _number in range(20):
            self._call()
        self.assertLessEqual(queries(), few + 2)

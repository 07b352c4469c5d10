"""п. 66: the program learns from what people have judged, proposes by what it has learned, and says how."""

import base64
import random

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_case.tests.common import CaseCommon

from ..models.apk_triage_model import KEPT_MODELS

# Words of the office's own that no dictionary knows, two topics of them.
SPEAKS = {
    "topic_service_attraction": ["качели", "горка", "батут", "аниматор", "тарзанка"],
    "topic_sales": ["прилавок", "палатка", "торговый", "базарный", "выставка"],
}
FILLER = ["просим", "рассмотреть", "район", "очень", "вопрос", "ответьте", "область", "наш"]
LOGGER = "odoo.addons.apk_triage.models"


@tagged("post_install", "-at_install")
class TestClause66TrainedModel(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(cls.env, "t-admin", "apk_base.group_administrator")
        cls.models = cls.env["apk.triage.model"]
        clients = cls.env["res.partner"].create([{"name": f"Клиент {n}"} for n in range(40)])
        dice = random.Random(66)
        cls.env["apk.case"].create(
            [cls._judged(clients[number % 40], dice) for number in range(204)]
        )
        cls.models._cron_learn()

    @classmethod
    def _judged(cls, client, dice):
        topic = dice.choice([*SPEAKS])
        return {
            "subject": " ".join(dice.choices(FILLER, k=4)),
            "body": f"<p>{' '.join(dice.choices(FILLER, k=5) + dice.choices(SPEAKS[topic], k=2))}</p>",
            "partner_id": client.id,
            "intake_channel_id": cls.env.ref("apk_client.channel_post").id,
            "regime_id": cls.env.ref("apk_case.regime_fz59").id,
            "topic_id": cls.env.ref(f"apk_case.{topic}").id,
        }

    def _proposed(self, text):
        blank = {"urgency": False, "topic_id": False, "need_id": False, "unit_id": False}
        case = self._paper_case(subject="Вопрос", body=f"<p>{text}</p>", **blank)
        return case.sudo().suggestion_ids.filtered(lambda one: one.aspect == "topic")

    def _model(self):
        return self.models.search([("aspect", "=", "topic")])

    def test_it_learns_and_proposes(self):
        model = self._model()
        self.assertEqual((model.state, model.message_count), ("in_use", 204))
        self.assertGreater(model.right, 0.9)
        proposed = self._proposed("Где поставить качели и горку?")
        self.assertEqual(proposed.value_name, "Государственные услуги / Аттракционы")
        self.assertIn("204", proposed.reason)
        self.assertIn("«качели»", proposed.reason)
        self.assertGreater(proposed.confidence, 0.5)
        self.assertEqual(proposed.case_id.unit_id, self.env.ref("apk_base.unit_ogtn"))

    def test_the_results_are_shown_by_topic(self):
        scores = {score.value_name: score for score in self._model().score_ids}
        score = scores["Ярмарки и сбыт продукции"]
        self.assertGreater(score.message_count, 50)
        self.assertGreater(score.found, 0.9)

    def test_without_new_messages_nothing_is_learned_anew(self):
        self._run("apk_triage.ir_cron_learn")
        self.assertEqual(len(self._model()), 1)

    def test_a_need_that_nobody_has_set_is_not_learned(self):
        self.assertFalse(self.models.search([("aspect", "=", "need")]))

    def test_the_administrator_stops_it_and_takes_it_back(self):
        mine = self._model().with_user(self.administrator)
        mine.action_stop()
        self.assertEqual(mine.state, "former")
        self.assertNotIn("204", self._proposed("Где поставить качели и горку?").reason)
        mine.action_use()
        self.assertIn("204", self._proposed("Где поставить качели и горку?").reason)

    def test_a_topic_that_is_used_no_more_is_not_proposed(self):
        topic = self.env.ref("apk_case.topic_service_attraction")
        self.assertEqual(self._proposed("Где поставить качели и горку?").value, str(topic.id))
        topic.active = False
        self.assertNotEqual(self._proposed("Где поставить качели и горку?").value, str(topic.id))

    def test_a_damaged_model_leaves_the_dictionaries(self):
        model = self._model()
        model.data = base64.b64encode(b"{}")
        with self.assertLogs(LOGGER, "ERROR") as log:
            proposed = self._proposed("Хочу получить грант «Агростартап»")
        self.assertEqual(proposed.value, str(self.env.ref("apk_case.topic_support_grant").id))
        self.assertIn("cannot be read", log.output[0])

    def test_a_training_that_fails_leaves_everything_as_it_was(self):
        with self.assertLogs(LOGGER, "ERROR") as log:
            self.assertIsNone(self.models._train([{"value": "1"}]))
        self.assertIn("has failed", log.output[0])

    def test_a_model_that_is_no_better_is_held_back(self):
        used = self._model()
        learned = {
            "model": {},
            "measured": {"right": 0.5, "right_by_words": 0.5, "balance": 0.1, "found": {}},
        }
        held = self.models._keep("topic", 300, learned)
        self.assertEqual((held.state, used.state), ("held", "in_use"))
        self.assertEqual((held.held_words, held.held_worse, held.held_forgot), (True, True, False))

    def test_old_models_do_not_pile_up(self):
        measured = {"right": 0.5, "right_by_words": 0.5, "balance": 0.1, "found": {}}
        for count in range(KEPT_MODELS + 3):
            self.models._keep("topic", count, {"model": {}, "measured": measured})
        self.assertEqual(len(self._model()), KEPT_MODELS + 1)  # and the one in use

    def test_facts_are_not_typed_in(self):
        model = self._model()
        with refused(self, FILLED_BY_THE_SYSTEM):
            model.with_user(self.administrator).right = 1
        with self.assertRaisesRegex(AccessError, "apk.triage.model"):
            model.with_user(self.controller).action_stop()
        with self.assertRaisesRegex(AccessError, "apk.triage.model"):
            self.models.with_user(self.controller).action_learn_now()

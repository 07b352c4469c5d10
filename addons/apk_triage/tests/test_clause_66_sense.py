"""п. 66: before there is a trained model, topic and need are found by words and by sense; without the companion, by words."""

import os
import signal
import time

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..companion.place import holder
from ..companion.protocol import VECTORS
from ..models.apk_case_anchors import INTAKE_SECONDS
from .companion_common import CompanionCommon

SENSE = "Где сдать экзамен, чтобы управлять снегоходом и квадроциклом?"
STRANGE = "Кто научит внука играть на балалайке?"  # no topic is about it
WORDS = "Хочу получить грант «Агростартап»"


@tagged("post_install", "-at_install")
class TestClause66Sense(CompanionCommon):
    def setUp(self):
        super().setUp()
        self._only(VECTORS)

    def _proposed(self, text, aspect="topic"):
        blank = {"urgency": False, "topic_id": False, "need_id": False, "unit_id": False}
        case = self._paper_case(subject="Вопрос", body=f"<p>{text}</p>", **blank)
        return case.sudo().suggestion_ids.filtered(lambda one: one.aspect == aspect)

    def test_the_sense_finds_what_the_dictionaries_do_not_know(self):
        self.env["apk.dictionary.entry"].search([("aspect", "=", "topic")]).unlink()
        self._watch_until_ready(VECTORS)
        self._patient()
        proposed = self._proposed(SENSE)
        self.assertIn("тракториста", proposed.value_name)
        self.assertIn("близко по смыслу", proposed.reason)

    def test_words_and_sense_agree(self):
        self._watch_until_ready(VECTORS)
        self._patient()
        proposed = self._proposed(WORDS)
        self.assertEqual(proposed.value, str(self.env.ref("apk_case.topic_support_grant").id))
        self.assertIn("«", proposed.reason)
        self.assertIn("близко по смыслу", proposed.reason)

    def _patient(self):
        """A machine that is busy with other tests may be slower than an office's."""
        self.patch(type(self.env["apk.case"]), "_seconds_to_wait", lambda _self: 20.0)

    def test_without_it_the_dictionaries_decide_and_say_so(self):
        proposed = self._proposed(WORDS)
        self.assertEqual(proposed.value, str(self.env.ref("apk_case.topic_support_grant").id))
        self.assertIn("только по словарям", proposed.reason)

    def test_a_slow_one_delays_no_message(self):
        number = self._watch_until_ready(VECTORS)
        os.kill(number, signal.SIGSTOP)
        self.addCleanup(os.kill, number, signal.SIGCONT)
        case = self._paper_case(subject="Грант", body=f"<p>{WORDS}</p>")
        began = time.monotonic()
        self.assertEqual(case._likeness(), {})
        self.assertLess(time.monotonic() - began, INTAKE_SECONDS + 0.1)
        self.assertIn("только по словарям", self._proposed(WORDS).reason)

    def test_new_phrases_are_taught(self):
        self._watch_until_ready(VECTORS)
        self._patient()
        topic = self.env.ref("apk_case.topic_sales")
        not_ours = self.env.ref("apk_case.topic_other")
        self.assertEqual(self._proposed(STRANGE).value, str(not_ours.id))
        topic.anchor_phrases = STRANGE
        self._teach(VECTORS)
        self.assertEqual(self._proposed(STRANGE).value, str(topic.id))

    def test_who_may_be_in_danger_is_found_without_a_word_of_the_dictionaries(self):
        self.env["apk.dictionary.entry"].search([("aspect", "=", "abuse")]).unlink()
        self._watch_until_ready(VECTORS)
        self._patient()
        found = self._proposed(
            "Родные, простите за всё. Я так решил, больше вам со мной не мучиться.", "abuse"
        )
        self.assertEqual(found.value, "self_harm")
        self.assertIn("похоже на сообщения людей в опасности", found.reason)
        self.assertEqual(found.case_id.urgency, "urgent")
        self.assertTrue(found.case_id.first_reply_hold)
        for calm in (WORDS, "Простите за ошибки, пишу с телефона. Когда выплатят субсидию?"):
            self.assertFalse(self._proposed(calm, "abuse"), calm)

    def test_every_topic_and_need_has_phrases(self):
        for model in ("apk.topic", "apk.need"):
            self.assertFalse(self.env[model].search([("anchor_phrases", "=", False)]))

    def test_the_administrator_switches_it(self):
        self._watch_until_ready(VECTORS)
        administrator = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
        mine = self._row(VECTORS).with_user(administrator)
        mine.action_switch()
        self.assertEqual((mine.state, mine.is_wanted), ("off", False))
        self._until(lambda: not holder(self.folder, VECTORS))
        self.assertIn("только по словарям", self._proposed(WORDS).reason)
        mine.action_switch()
        self.assertEqual(mine.state, "starting")
        with self.assertRaisesRegex(AccessError, "apk.companion"):
            self._row(VECTORS).with_user(self.controller).action_restart()

"""п. 7: what LanguageTool finds stands beside the program's own findings, in place; without it those alone."""

import os
import signal
import time
from unittest.mock import patch

from odoo.tests import tagged

from ..companion.protocol import LANGUAGE
from ..models import apk_text_check
from ..models.apk_text_check import SECONDS
from .companion_common import CompanionCommon

RIGHT = "Ветеринар приедет к вам 14 мая до полудня."
BUSY = 10  # seconds that a busy machine may add; a check that waits for a stopped process would not end
WRONG = "Благодаря засухи погибла половина урожая."


@tagged("post_install", "-at_install")
class TestClause07Language(CompanionCommon):
    def setUp(self):
        super().setUp()
        self._only(LANGUAGE)

    def _found(self, blocks):
        return self.env["apk.text.check"].with_context(lang="ru_RU")._more_findings(blocks)

    def _found_in_time(self, blocks):
        """A busy machine answers later than a person would wait."""
        self.patch(apk_text_check, "SECONDS", 120)
        self._until(lambda: not self.env["apk.text.check"]._ask_language(blocks)["pending"])
        return self._found(blocks)

    def test_a_finding_stands_in_its_place_and_can_be_mended(self):
        self._watch_until_ready(LANGUAGE)
        blocks = [RIGHT, f"{RIGHT} {WRONG}"]
        [one] = self._found_in_time(blocks)
        self.assertEqual((one["block"], one["found"]), (1, "Благодаря засухи"))
        self.assertEqual(blocks[1][one["start"] : one["end"]], one["found"])
        self.assertEqual(one["replacements"], ["Благодаря засухе"])
        self.assertEqual((one["code"], one["severity"], one["clause"]), ("grammar", "warning", "7"))
        self.assertEqual(one["title"], "Правило языка")
        self.assertNotIn("<", one["reason"])

    def test_it_stands_among_the_findings_of_the_check(self):
        self._watch_until_ready(LANGUAGE)
        self._found_in_time([WRONG])
        found = self.env["apk.text.check"].check([WRONG], "answer")["findings"]
        self.assertIn("Благодаря засухи", [one["found"] for one in found])
        spans = [(one["block"], one["start"]) for one in found if one["code"] == "grammar"]
        self.assertEqual(len(spans), len(set(spans)))

    def test_items_of_a_list_and_names_are_no_faults(self):
        self._watch_until_ready(LANGUAGE)
        blocks = ["1) копию паспорта;", "позвоните в отдел", "СПК «Заря» получил субсидию"]
        self.assertEqual(self._found_in_time(blocks), [])

    def test_what_was_not_checked_in_time_is_checked_in_the_pause(self):
        self._watch_until_ready(LANGUAGE)
        blocks = [f"{RIGHT[:-1]}, кабинет {number}." for number in range(300)]
        # a busy machine may answer none in half a second; in five it cannot check all
        with patch.object(apk_text_check, "SECONDS", 5):
            pending = self.env["apk.text.check"]._ask_language(blocks)["pending"]
        self.assertGreater(pending, 0)
        self._until(lambda: (state := self._state(LANGUAGE)) and state["remembered"] > len(blocks))

    def test_without_it_nothing_is_found_and_nobody_waits(self):
        began = time.monotonic()
        self.assertEqual(self._found([WRONG]), [])
        self.assertLess(time.monotonic() - began, SECONDS + BUSY)

    def test_a_slow_one_holds_the_check_up_for_half_a_second_at_most(self):
        number = self._watch_until_ready(LANGUAGE)
        os.kill(number, signal.SIGSTOP)
        self.addCleanup(os.kill, number, signal.SIGCONT)
        began = time.monotonic()
        self.assertEqual(self._found([WRONG]), [])
        self.assertLess(time.monotonic() - began, SECONDS + BUSY)

"""п. 36, 69, 71, 72: how to talk stands on the card; what was said by telephone stays in the register."""

from odoo.tests import freeze_time, tagged
from odoo.tools.translate import code_translations

from .common import LineCommon

# п. 36, 71: a word of the memo for each demand
DEMANDS = (
    "ровно", "доброжелательно", "краткими и чёткими фразами", "безразличия", "не быстро и не медленно",
    "междометий", "жаргона", "повторов",
)  # fmt: skip


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestClause36697172Talk(LineCommon):
    def test_36_71_the_memo_of_the_card_names_the_demands_on_speech(self):
        shown = code_translations.get_web_translations("apk_line", "ru_RU")["messages"]
        memo = next(one["string"] for one in shown if "(п. 36, 71)" in one["string"]).lower()
        self.assertEqual([demand for demand in DEMANDS if demand not in memo], [])

    def test_72_the_card_leads_by_questions_and_by_repeating_the_answer(self):
        words = self._call().card()["scripts"]["need"]
        self.assertGreaterEqual(words.count("?"), 4)
        self.assertIn("повторите ответ своими словами", words)

    def test_69_the_register_tells_who_asked_what_and_what_was_answered(self):
        call = self._call()
        call.save(
            {"question": "Когда придёт субсидия?", "answer": "До 25 декабря", "topic": "support"}
        )
        call.finish("answered")
        self.assertRecordValues(
            call,
            [
                {
                    "partner_id": self.client.id, "user_id": self.operator.id, "state": "done",
                    "question": "Когда придёт субсидия?", "answer": "До 25 декабря",
                    "topic": "support", "outcome": "answered",
                }
            ],
        )  # fmt: skip

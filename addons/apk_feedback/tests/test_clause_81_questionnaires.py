"""п. 81: nine parameters in the words of the Order; a questionnaire has editions, and old answers keep their questions."""

import random

from odoo.tests import tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.rules.suppression import disclosed_cells
from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_language.messages import TEXT_HAS_ERRORS

from ..messages import PARAMETERS_ARE_NINE, PUBLISHED_QUESTIONNAIRE_IS_FINAL, QUESTIONNAIRE_IS_EMPTY
from ..models.analysis.feedback_cube import ALL, BREAKDOWNS, SUBJECTS, YEAR, Cube
from .common import RatingCase


@tagged("post_install", "-at_install")
class TestClause81Questionnaires(RatingCase):
    def setUp(self):
        super().setUp()
        officer = self._user("t-officer", "apk_base.group_client_officer")
        self.form = self.env["apk.questionnaire"].with_user(officer)._in_use("answer")
        self.form = self.form.with_user(officer)

    def test_there_are_nine_parameters_and_three_are_conditional(self):
        criteria = self.env["apk.feedback.criterion"].search([])
        self.assertEqual(criteria.mapped("number"), list(range(1, 10)))
        conditional = {one.number: one.condition for one in criteria if one.condition}
        self.assertEqual(conditional, {6: "visit", 7: "online", 9: "refusal"})
        with refused(self, PARAMETERS_ARE_NINE, "clause 81"):
            criteria[0].unlink()

    def test_what_is_in_use_is_not_edited(self):
        question = self.form.question_ids[0]
        for change in (
            lambda: self.form.write({"name": "Иначе"}),
            lambda: question.write({"wording": "Иначе"}),
            lambda: question.unlink(),
            lambda: self.form.unlink(),
            lambda: (
                self.env["apk.questionnaire.question"]
                .with_user(self.form.env.user)
                .create({"questionnaire_id": self.form.id, "wording": "Ещё?", "code": "more"})
            ),
        ):
            with refused(self, PUBLISHED_QUESTIONNAIRE_IS_FINAL, "New version"):
                change()

    def test_a_new_edition_supersedes_the_old_one(self):
        draft = self.form.browse(self.form.action_new_edition()["res_id"])
        self.assertEqual((draft.number, draft.state), (2, "draft"))
        draft.question_ids[0].wording = "Довольны ли вы?"
        draft.action_publish()
        self.assertEqual((draft.state, self.form.state), ("in_force", "superseded"))
        self.assertEqual(self.env["apk.questionnaire"]._in_use("answer"), draft)
        self.assertIn("Насколько вы довольны", self.form.question_ids[0].wording)

    def test_the_officer_types_words_and_no_codes(self):
        draft = self.form.browse(self.form.action_new_edition()["res_id"])
        words = [(0, 0, {"name": name}) for name in ("да", "нет", "не помню")]
        draft.write(
            {
                "question_ids": [
                    (0, 0, {"wording": "Помог ли ответ?", "option_ids": words}),
                    (0, 0, {"wording": "Придёте ли ещё?", "option_ids": words[:2]}),
                ]
            }
        )
        asked = draft.question_ids[-2:]
        self.assertEqual(asked.mapped("code"), ["q1", "q2"])
        self.assertEqual(asked[0].option_ids.mapped("code"), ["w1", "w2", "w3"])
        asked[0].option_ids[0].unlink()
        asked[0].option_ids = [(0, 0, {"name": "частично"})]
        draft.action_publish()
        copy = draft.browse(draft.action_new_edition()["res_id"])
        self.assertEqual(
            copy.question_ids[-2].option_ids.mapped("code"), asked[0].option_ids.mapped("code")
        )

    def test_a_draft_is_seen_as_a_client_sees_it_and_sends_nothing(self):
        draft = self.form.browse(self.form.action_new_edition()["res_id"])
        draft.question_ids[0].wording = "Довольны ли вы нами?"
        self.authenticate("t-officer", "t-officer")
        url = draft.action_preview()["url"]
        self.assertEqual(self.url_open(url).text.count("<iframe"), 2)
        page = self.url_open(f"{url}/page")
        self.assertIn("Довольны ли вы нами?", page.text)
        policy = page.headers["Content-Security-Policy"]
        self.assertIn("sandbox allow-same-origin", policy)
        self.assertNotIn("allow-forms", policy)
        self.assertIn("frame-ancestors 'self'", policy)
        self.assertNotIn("Довольны ли вы нами?", self.url_open("/apk/feedback").text)

    def test_a_brush_off_is_mended_or_published_with_a_reason(self):
        """п. 7"""
        draft = self.form.browse(self.form.action_new_edition()["res_id"])
        draft.intro = "Ваше мнение очень важно для нас."
        with refused(self, TEXT_HAS_ERRORS, "мнение очень важно"):
            draft.action_publish()
        draft.text_override_reason = "Так велит методика"
        draft.action_publish()
        self.assertEqual(draft.state, "in_force")
        override = self.env["apk.text.override"].search([("res_model", "=", "apk.questionnaire")])
        self.assertEqual(override.text_kind, "questionnaire")

    def test_nobody_types_in_the_state(self):
        draft = self.form.browse(self.form.action_new_edition()["res_id"])
        with refused(self, FILLED_BY_THE_SYSTEM):
            draft.state = "in_force"

    def test_an_empty_questionnaire_is_not_published(self):
        draft = self.form.create({"name": "Пустая", "rated_subject": "event"})
        with refused(self, QUESTIONNAIRE_IS_EMPTY, "Add a question"):
            draft.action_publish()

    def test_an_area_asks_questions_of_its_own(self):
        draft = self.form.browse(self.form.action_new_edition()["res_id"])
        support = self.env.ref("apk_base.area_support")
        draft.question_ids = [
            (0, 0, {"wording": "Хватило ли денег?", "code": "money", "area_id": support.id,
                    "option_ids": [(0, 0, {"name": "да", "code": "yes"})]})
        ]  # fmt: skip
        draft.action_publish()
        self.case.area_id = support
        self.assertIn("Хватило ли денег?", self.url_open(self.case._feedback_link("answer")).text)
        self.case.area_id = self.env.ref("apk_base.area_control")
        self.assertNotIn(
            "Хватило ли денег?", self.url_open(self.case._feedback_link("answer")).text
        )


@tagged("post_install", "-at_install")
class TestReportsSubtracted(RatingCase):
    """п. 80: four quarterly reports and the yearly one lie side by side; what can be had by subtraction?"""

    def _cube(self, seed, sizes=(4, 20, 90, 300)):
        dice, cube = random.Random(seed), Cube()
        for quarter in range(4):
            for _answer in range(dice.choice(sizes)):
                self._add(cube, quarter, dice)
        cube.hide_quarters()
        cube.add_year(range(4))
        return cube

    def _add(self, cube, quarter, dice):
        area = dice.choice("AABBC")
        values = {name: dice.choice("xxxxyyz") for name in BREAKDOWNS}
        values |= {"area": area, "function": (area, dice.choice([None, "f", "g"]))}
        marks = [dice.choice([None, 1, 5]) for _parameter in range(9)]
        counts = [1, *(int(mark is not None) for mark in marks)]
        good = [0, *(int(mark == 5) for mark in marks)]
        cube.add(quarter, ALL, None, counts, good)
        for name, value in values.items():
            cube.add(quarter, name, value, counts, good)

    def _sums(self, cube):
        sums = [one for period in (*range(4), YEAR) for one in cube._sums_of(period)]
        for cell in list(cube.counts[0]):
            if cell[0] == YEAR:
                sums.append((cell, tuple((quarter, *cell[1:]) for quarter in range(4))))
        return sums

    def test_no_group_under_five_is_shown_or_can_be_computed(self):
        for seed in range(12):
            cube = self._cube(seed)
            sums = self._sums(cube)
            for subject in SUBJECTS:
                counts = cube.counts[subject]
                for cell, count in counts.items():
                    shown = cube.shown(subject, cell)
                    self.assertFalse(shown and count < 5, (seed, subject, cell))
                disclosed = disclosed_cells(counts, sums, cube.hidden[subject])
                small = [cell for cell in disclosed if counts[cell] < 5]
                self.assertEqual(small, [], (seed, subject))

    def test_most_of_what_is_big_is_shown(self):
        cube = self._cube(3, sizes=(150, 300))  # quarters of an ordinary office
        big = [cell for cell, count in cube.counts[0].items() if count >= 50]
        shown = [cell for cell in big if cube.shown(0, cell)]
        self.assertGreater(len(shown), 0.8 * len(big))

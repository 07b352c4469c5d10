"""п. 82, 84: measures are taken and their effect is computed; clients read of changes in words, never in figures."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CHANGE_DISCLOSES_FIGURES, MEASURE_CANNOT_BE_REOPENED, MEASURE_WITHOUT_RESULT
from .common import RatingCase, StudyCommon

AUTUMN, WINTER, SPRING = (
    "2026-11-23 09:00:00",
    "2027-02-15 09:00:00",
    "2027-04-12 09:00:00",
)  # Mondays, 12:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause84Measures(StudyCommon):
    def _measure(self, **values):
        return (
            self.env["apk.measure"]
            .with_user(self.officer)
            .create(
                {
                    "name": "Сократим перечень документов",
                    "problem": "Много документов",
                    "criterion_id": self.env.ref("apk_feedback.criterion_1").id,
                    "responsible_id": self.head.id,
                    "due_on": date(2026, 12, 15),
                    **values,
                }
            )
        )

    def test_a_measure_has_a_responsible_and_a_deadline(self):
        measure = self._measure()
        [deadline] = measure.deadline_ids
        self.assertEqual(
            (deadline.kind, str(deadline.due_at)), ("feedback_measure", "2026-12-15 21:00:00")
        )
        measure.due_on = date(2026, 12, 20)
        self.assertEqual(str(deadline.due_at), "2026-12-20 21:00:00")

    def test_a_measure_is_done_with_a_result(self):
        measure = self._measure()
        with refused(self, MEASURE_WITHOUT_RESULT, "Result"):
            measure.action_done()
        measure.result = "Перечень сократили вдвое."
        measure.action_done()
        self.assertEqual(measure.state, "done")
        self.assertTrue(measure.deadline_ids.fulfilled_at)
        measure.action_cancel()
        self.assertEqual(measure.state, "done")

    def test_what_was_done_or_cancelled_by_mistake_is_planned_again(self):
        measure = self._measure(result="Сделали")
        for act in (measure.action_done, measure.action_cancel):
            act()
            self.assertFalse(measure.next_due_at)
            measure.action_reopen()
            self.assertEqual((measure.state, measure.done_on), ("planned", False))
            self.assertTrue(measure.next_due_at)
        with refused(self, MEASURE_CANNOT_BE_REOPENED):
            measure.action_reopen()

    def test_a_measure_with_an_effect_stays_done(self):
        measure = self._measure(result="Сделали")
        measure.action_done()
        measure.sudo().effect = "50% → 100%: better"
        with refused(self, MEASURE_CANNOT_BE_REOPENED):
            measure.action_reopen()
        self.assertEqual(measure.state, "done")

    def test_the_effect_is_computed_after_the_next_quarter(self):
        with freeze_time(AUTUMN):
            self._mark(1, times=20)
            self._mark(5, times=20)
            measure = self._measure(result="Сделали", quarter=date(2026, 11, 23))
            measure.action_done()
        with freeze_time(WINTER):
            self._mark(5, times=40)
            self.env["apk.measure"]._cron_evaluate_effects()
            self.assertFalse(measure.effect, "the next quarter is still running")
        with freeze_time(SPRING):
            self.env["apk.answer"]._cron_release()
            self.env["apk.measure"]._cron_evaluate_effects()
        self.assertEqual(measure.effect, "50% → 100%: better")

    def test_no_effect_is_claimed_from_few_answers(self):
        with freeze_time(AUTUMN):
            self._mark(1, times=4)
            measure = self._measure(result="Сделали", quarter=date(2026, 11, 23))
            measure.action_done()
        with freeze_time(SPRING):
            self.env["apk.answer"]._cron_release()
            self.env["apk.measure"]._cron_evaluate_effects()
        self.assertEqual(measure.effect, "too few answers to compare")


@tagged("post_install", "-at_install")
class TestClause82Changes(RatingCase, StudyCommon):
    def _change(self, **values):
        return (
            self.env["apk.change"]
            .with_user(self.officer)
            .create(
                {
                    "said": "Трудно найти перечень.",
                    "done": "Собрали всё на одной странице.",
                    **values,
                }
            )
        )

    def test_clients_read_what_was_published(self):
        self._change().action_publish()
        self._change(done="Черновик")
        page = self.url_open("/apk/changes")
        self.assertIn("Собрали всё на одной странице.", page.text)
        self.assertNotIn("Черновик", page.text)

    def test_figures_are_not_published(self):
        for words in ("Довольны 87 % клиентов", "Индекс вырос", "Получили 40 отзывов", "4,7 балла"):
            with refused(self, CHANGE_DISCLOSES_FIGURES, "clause 81"):
                self._change(done=words)

    def test_an_answer_mentions_the_change_of_its_area(self):
        self.case.area_id = self.env.ref("apk_base.area_support")
        self._change(done="Общее.").action_publish()
        self._change(done="О поддержке.", area_id=self.case.area_id.id).action_publish()
        self.case.answer_body = "<p>Документы примем до 1 декабря.</p>"
        self.case.action_send_answer()
        notice = self.case.delivery_ids.filtered(lambda d: d.document == "answer").body
        self.assertIn("О поддержке.", notice)
        self.assertNotIn("Общее.", notice)

    def test_without_changes_the_answer_mentions_none(self):
        self.case.answer_body = "<p>Документы примем до 1 декабря.</p>"
        self.case.action_send_answer()
        notice = self.case.delivery_ids.filtered(lambda d: d.document == "answer").body
        self.assertNotIn("Вы сказали", notice)

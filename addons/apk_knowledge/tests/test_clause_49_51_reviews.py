"""п. 49–51: every unit reviews its section once a month, and out of turn when there is a reason."""

from datetime import date

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    ONLY_THE_UNIT_REVIEWS,
    REVIEW_IS_DONE,
    REVIEW_IS_FINAL,
    REVIEW_WITHOUT_EDITS,
    REVIEW_WITHOUT_REMARKS,
)
from .common import KnowledgeCommon

MONDAY = "2026-11-02 09:00:00"  # Mon 12:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause4951Reviews(KnowledgeCommon):
    def _run(self, moment):
        """A day of the scheduler: reviews are opened, then people are reminded."""
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("apk_knowledge.ir_cron_reviews").method_direct_trigger()
            self.env.ref("apk_base.ir_cron_remind").method_direct_trigger()
        self.env.invalidate_all()

    def _monthly(self):
        self._run(MONDAY)
        return self.env["apk.knowledge.review"].search(
            [("unit_id", "=", self.unit.id), ("month", "=", date(2026, 11, 1))]
        )

    def test_every_unit_with_functions_gets_one_review_a_month(self):
        review = self._monthly()
        self._run(MONDAY)
        self.assertEqual((len(review), review.due_on), (1, date(2026, 11, 30)))
        self.assertEqual(review.activity_ids.user_id, self.head)
        units = self.env["apk.function"].search([]).unit_id
        units |= self.env["apk.area"].search([]).unit_ids  # OPKR answers for two of them
        reviews = self.env["apk.knowledge.review"].search([("month", "=", date(2026, 11, 1))])
        self.assertEqual(reviews.unit_id, units)

    def test_a_review_without_edits_is_valid_and_takes_one_button(self):
        review = self._monthly().with_user(self.head)
        review.action_no_changes()
        self.assertEqual((review.state, review.outcome), ("done", "unchanged"))
        self.assertEqual(review.done_by_id, self.head)
        with refused(self, REVIEW_IS_DONE):
            review.action_no_changes()

    def test_where_there_is_something_to_see_nothing_changes_only_for_a_reason(self):
        with freeze_time("2026-10-20 09:00:00"):  # Tue 12:00 in Kostroma
            act = self.env["apk.legal.act"].create({"name": "Правила грантов"})
            self._published("Первая", legal_act_ids=act.ids)
        with freeze_time("2026-10-27 09:00:00"):  # Tue
            act.with_user(self.head).action_mark_changed()
        review = self._monthly().with_user(self.head)
        self.assertEqual(review.act_ids, act)
        with refused(self, REVIEW_WITHOUT_REMARKS, "Правила грантов"):
            review.action_no_changes()
        self.assertEqual(review.state, "open")
        review.note = "Изменили порядок отчёта, ответы клиентам те же"
        review.action_no_changes()
        self.assertIn("Правила грантов", review.shown)

    def test_an_act_that_the_article_follows_already_is_not_shown(self):
        with freeze_time("2026-10-20 09:00:00"):  # Tue 12:00 in Kostroma
            act = self.env["apk.legal.act"].create({"name": "Правила грантов"})
            act.with_user(self.head).action_mark_changed()
        with freeze_time("2026-10-27 09:00:00"):  # Tue
            self._published("Первая", legal_act_ids=act.ids)
        self.assertFalse(self._monthly().act_ids)

    def test_what_the_last_review_has_seen_is_not_shown_again(self):
        with freeze_time("2026-10-20 09:00:00"):  # Tue 12:00 in Kostroma
            act = self.env["apk.legal.act"].create({"name": "Правила грантов"})
            self._published("Первая", legal_act_ids=act.ids)
            act.with_user(self.head).action_mark_changed()
        review = self._monthly().with_user(self.head)
        with freeze_time("2026-11-05 09:00:00"):  # Thu
            review.note = "Ответы те же"
            review.action_no_changes()
        self._run("2026-12-01 09:00:00")  # Tue
        following = self.env["apk.knowledge.review"].search(
            [("unit_id", "=", self.unit.id), ("month", "=", date(2026, 12, 1))]
        )
        self.assertEqual((len(following), following.act_ids), (1, act.browse()))

    def test_questions_without_an_article_stand_in_the_review_of_their_unit(self):
        gap = self.env["apk.knowledge.gap"].create(
            {"question": "Дают ли грант на страусов", "function_id": self.function.id}
        )
        self.assertEqual(self._monthly().gap_ids, gap)

    def test_a_unit_without_articles_looks_at_those_of_its_areas(self):
        with freeze_time("2026-10-20 09:00:00"):  # Tue 12:00 in Kostroma
            act = self.env["apk.legal.act"].create({"name": "Правила грантов"})
            self._published("Первая", legal_act_ids=act.ids)
        with freeze_time("2026-10-27 09:00:00"):  # Tue
            act.with_user(self.head).action_mark_changed()
        self._monthly()
        lawyers = self.env.ref("apk_base.unit_opkr")
        review = self.env["apk.knowledge.review"].search([("unit_id", "=", lawyers.id)])
        self.assertEqual(review.act_ids, act)

    def test_a_signed_act_stays_as_it_is(self):
        review = self._monthly().with_user(self.head)
        review.note = "Новая редакция правил"
        review.action_no_changes()
        for values in ({"note": "Иначе"}, {"article_ids": [(5,)]}):
            with refused(self, REVIEW_IS_FINAL, "next one"):
                review.write(values)

    def test_an_edit_alone_is_no_review(self):
        review = self._monthly()
        with freeze_time(MONDAY):
            self._published()
        self.assertEqual(review.state, "open")
        self.assertEqual(len(review.version_ids), 1)
        review.with_user(self.head).action_changed()
        self.assertEqual(review.outcome, "changed")

    def test_changes_made_names_the_changes(self):
        with refused(self, REVIEW_WITHOUT_EDITS, "No changes"):
            self._monthly().with_user(self.head).action_changed()

    def test_an_edit_after_the_review_is_an_act_of_its_own(self):
        self._monthly().with_user(self.head).action_no_changes()
        with freeze_time("2026-11-20 09:00:00"):  # Fri 12:00 in Kostroma
            article = self._published()
        act = article.version_ids.sudo().review_id
        self.assertEqual((act.kind, act.state, act.outcome), ("extra", "done", "changed"))
        self.assertEqual(act.done_by_id, self.head)

    def test_nobody_reviews_for_another_unit_or_types_it_in(self):
        review = self._monthly()
        other = new_test_user(self.env, "t-other-head", "apk_base.group_head")
        with refused(self, ONLY_THE_UNIT_REVIEWS, self.unit.name):
            review.with_user(other).action_no_changes()
        with refused(self, FILLED_BY_THE_SYSTEM):
            review.with_user(self.head).write({"state": "done"})

    def test_reminders_leave_once_and_the_controller_hears_of_the_late_ones(self):
        controller = new_test_user(self.env, "t-kb-controller", "apk_base.group_controller")
        review = self._monthly()
        for moment, last_sent in (
            ("2026-11-20 09:00:00", False),  # Fri
            ("2026-11-23 09:00:00", "head-7d"),  # Mon, a week before
            ("2026-11-24 09:00:00", "head-7d"),  # Tue
            ("2026-11-30 09:00:00", "last-day"),  # Mon
            ("2026-12-01 09:00:00", "late-1-controller"),  # Tue
            ("2026-12-02 09:00:00", "late-1-controller"),  # Wed
            ("2026-12-07 09:00:00", "late-1-controller"),  # Mon
            ("2026-12-08 09:00:00", "late-2-controller"),  # Tue, a week later
        ):
            self._run(moment)
            sent = review.deadline_ids.reminder_ids.sorted("id").mapped("code")
            self.assertEqual(sent[-1] if sent else False, last_sent, moment)
        self.assertEqual(self._dates_notified(controller, review), [True, True])
        self.assertEqual(self._dates_notified(self.head, review), [True, False, True, True])

    def test_a_review_that_is_done_reminds_nobody(self):
        review = self._monthly()
        with freeze_time(MONDAY):
            review.with_user(self.head).action_no_changes()
        self.assertEqual(review.deadline_ids.mapped("state"), ["fulfilled"])
        self._run("2026-12-08 09:00:00")  # Tue
        self.assertEqual(self._dates_notified(self.head, review), [])

    def _dates_notified(self, person, review):
        """For every reminder of the review that the person has got: whether it names the day (or says «today»)."""
        messages = self.env["mail.message"].search(
            [
                ("partner_ids", "in", person.partner_id.ids),
                ("model", "=", review._name),
                ("res_id", "=", review.id),
                ("subject", "=", review.display_name),
            ],
            order="id",
        )
        return ["30.11.2026" in message.body for message in messages]

    @freeze_time("2026-12-01 09:00:00")  # Tue 12:00 in Kostroma
    def test_late_is_a_search(self):
        review = self._monthly()
        late = self.env["apk.knowledge.review"].search([("has_overdue_deadline", "=", True)])
        self.assertIn(review, late)
        self.assertTrue(review.has_overdue_deadline)

    def test_a_changed_act_opens_one_review_for_each_unit(self):
        act = self.env["apk.legal.act"].create({"name": "Правила грантов"})
        articles = self._published("Первая", legal_act_ids=act.ids)
        articles |= self._published("Вторая", legal_act_ids=act.ids)
        act.with_user(self.head).action_mark_changed()
        act.with_user(self.head).action_mark_changed()
        review = self._extra()
        self.assertEqual((len(review), review.article_ids), (1, articles))

    def test_the_end_of_validity_is_announced_in_time_and_once(self):
        with freeze_time(MONDAY):
            article = self._published("Мера года", valid_to="2026-11-25")
            later = self._published("Мера другого года", valid_to="2027-11-25")
        self._run(MONDAY)
        review = self._extra()
        self.assertIn(article, review.article_ids)
        self.assertNotIn(later, review.article_ids)
        review.with_user(self.head).action_no_changes()
        self._run("2026-11-03 09:00:00")  # Tue
        self.assertFalse(self._extra())

    def test_bad_marks_open_a_review(self):
        article = self._published()
        for reader in (self.reader, self.editor):
            article.with_user(reader).action_not_helped()
        self.assertFalse(self._extra())
        article.with_user(self.head).action_not_helped()
        self.assertEqual(self._extra().article_ids, article)
        self.assertEqual(article.unhelpful_count, 3)

    def test_one_reader_marks_an_article_once_a_day(self):
        article = self._published()
        answers = [article.with_user(self.reader).action_not_helped() for _click in range(5)]
        self.assertEqual(article.unhelpful_count, 1)
        self.assertIn("already", answers[-1]["params"]["message"])

    def test_marks_of_clients_open_a_review_on_the_second_day(self):
        with freeze_time(MONDAY):
            article = self._published(is_public=True)
        for day, count, opens in ((MONDAY, 30, False), ("2026-11-03 09:00:00", 1, True)):
            with freeze_time(day):
                for _client in range(count):
                    article.sudo()._vote(False, "public")
            self.assertIs(bool(self._extra()), opens, day)

    def test_the_review_shows_what_readers_say(self):
        review, article = self._monthly(), self._published()
        article.with_user(self.reader).action_helped()
        self.assertFalse(review.doubted_ids)
        article.with_user(self.editor).action_not_helped()
        review.invalidate_recordset()
        self.assertEqual(review.with_user(self.head).doubted_ids, article)

    def test_a_mark_says_nothing_about_the_reader(self):
        self._published().with_user(self.reader).action_helped()
        columns = set(self.env["apk.article.vote"].fields_get())
        self.assertFalse(columns & {"create_uid", "create_date", "write_uid", "user_id"})

    def test_the_third_question_without_an_article_opens_a_review(self):
        gaps = self.env["apk.knowledge.gap"].with_user(self.reader)
        for number in range(3):
            self.assertFalse(self._extra())
            gaps.create({"question": f"Вопрос {number}", "function_id": self.function.id})
        self.assertIn(self.function.name, self._extra().reason)

    def _extra(self):
        return self.env["apk.knowledge.review"].search(
            [("unit_id", "=", self.unit.id), ("kind", "=", "extra"), ("state", "=", "open")]
        )

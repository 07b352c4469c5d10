"""п. 74, 75: a visit is marked on its day; of former days nobody is left without a mark."""

from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import VISIT_DAY_AHEAD
from .common import VisitCase

TUESDAY = "2026-11-24 06:00:00"  # Tue 09:00 in Kostroma
FRIDAY = "2026-11-27 06:00:00"  # Fri 09:00 in Kostroma


@tagged("post_install", "-at_install")
class TestClause74Marks(VisitCase, HttpCase):
    def setUp(self):
        super().setUp()
        with freeze_time("2026-11-20 09:00:00"):  # Fri 12:00 in Kostroma
            self.visit = self._book("Tue 2026-11-24 10:00").with_user(self.specialist)
            self.next = self._book("Tue 2026-11-24 11:00").with_user(self.specialist)

    def _day(self, day="2026-11-24"):
        visits = self.env["apk.visit"].with_user(self.specialist)
        return visits.reception_day(self.place.id, day)

    def _queue(self):
        queues = self.env["apk.desk"].with_user(self.specialist)._queues()
        return next(queue for queue in queues if queue["key"] == "unmarked")

    @freeze_time("2026-11-23 06:00:00")  # Mon 09:00 in Kostroma
    def test_a_visit_of_tomorrow_is_not_marked_today(self):
        self.assertFalse(self.visit.may_receive)
        for act in (self.visit.action_came, self.visit.action_missed):
            with refused(self, VISIT_DAY_AHEAD, "24 ноября"):
                act()
        self.assertFalse(self._day()["rows"][0]["may_receive"])

    @freeze_time(FRIDAY)
    def test_what_nobody_has_marked_is_asked_for_and_no_minutes_are_counted(self):
        self.assertEqual(self._queue()["count"], 2)
        row = self._day()["rows"][0]
        self.assertEqual((row["late"], row["is_unmarked"], row["may_receive"]), (0, True, True))

    @freeze_time(FRIDAY)
    def test_a_mark_of_a_former_day_makes_up_no_hours(self):
        self.visit.action_came()
        self.next.action_missed()
        self.assertEqual((self.visit.state, self.visit.arrived_at), ("done", False))
        self.assertEqual((self.visit.late_minutes, self.visit.reception_minutes), (0, 0))
        self.assertEqual(self._queue()["count"], 0)
        self.visit.action_undo()
        self.assertEqual(self.visit.state, "confirmed")

    def test_the_staff_of_the_place_get_one_task_a_day_until_all_are_marked(self):
        with freeze_time(TUESDAY):
            self._run("apk_visit.ir_cron_ask_for_marks")
            self.assertFalse((self.visit | self.next).sudo().activity_ids)
        with freeze_time(FRIDAY):
            self._run("apk_visit.ir_cron_ask_for_marks")
            self._run("apk_visit.ir_cron_ask_for_marks")
            task = (self.visit | self.next).sudo().activity_ids
            self.assertEqual((len(task), task.user_id), (1, self.specialist))
            self.assertIn("24", task.summary)
            self.visit.action_came()
            self.assertFalse(self.visit.sudo().activity_ids)

    @freeze_time(FRIDAY)
    def test_the_page_of_a_visit_that_is_over_cancels_nothing(self):
        path = self._path(self.visit)
        page = self.url_open(path).text
        self.assertIn("Время встречи прошло", page)
        self.assertNotIn("Отменить запись", page)
        self.url_open(path, data={"act": "cancel"})
        self.assertEqual(self.visit.state, "confirmed")

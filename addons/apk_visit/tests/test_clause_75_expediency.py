"""п. 75: the expediency of personal reception is determined: figures from the cards, a decision of a person."""

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import REVIEW_WITHOUT_CONCLUSION
from .common import VisitCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 06:00:00")  # Tue 09:00 in Kostroma
class TestClause75Expediency(VisitCase):
    def setUp(self):
        super().setUp()
        self.officer = new_test_user(self.env, "t-officer", "apk_base.group_client_officer")

    def _receive(self, count, could_be_remote):
        for _number in range(count):
            visit = self.env["apk.visit"]._walk_in(
                self.place, self.service, partner_id=self.client.id
            )
            visit.could_be_remote = could_be_remote
            visit.action_gone()

    def _review(self, **values):
        days = {"date_from": "2026-11-01", "date_to": "2026-11-30", **values}
        return self.env["apk.reception.review"].with_user(self.officer).create(days)

    def test_the_cards_of_a_period_are_counted_by_place_and_reason(self):
        self._receive(7, "yes")
        self._receive(5, "no")
        self._receive(1, False)
        self._book("Tue 2026-11-24 11:00")  # has not taken place
        self.assertRecordValues(
            self._review().line_ids,
            [
                {
                    "place_id": self.place.id, "service_id": self.service.id, "visits": 13, "judged": 12,
                    "avoidable": 7, "advice": "remote",
                }
            ],
        )  # fmt: skip

    def test_days_of_another_period_do_not_count(self):
        self._receive(12, "yes")
        self.assertFalse(self._review(date_from="2026-11-01", date_to="2026-11-23").line_ids)

    def test_a_person_decides_and_the_report_stays(self):
        self._receive(10, "no")
        review = self._review()
        self.assertEqual(review.line_ids.advice, "personal")
        with refused(self, REVIEW_WITHOUT_CONCLUSION, "clause 75"):
            review.action_approve()
        review.conclusion = "Приём по субсидиям сохранить."
        review.action_approve()
        self._receive(5, "yes")
        review.action_count()
        self.assertEqual((review.state, review.line_ids.visits), ("approved", 10))
        with refused(self, FILLED_BY_THE_SYSTEM):
            review.write({"state": "draft"})

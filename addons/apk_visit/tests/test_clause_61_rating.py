"""п. 61: after a visit the client is offered to rate it: by a link, a code, on paper; the offer is written down."""

import re

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import VISIT_IN_ANOTHER_STATE, VISIT_RATED_ONCE
from .common import VisitCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 07:00:00")  # Tue 10:00 in Kostroma
class TestClause61Rating(VisitCase):
    def setUp(self):
        super().setUp()
        self.visit = self._book("Tue 2026-11-24 10:30").with_user(self.specialist)
        self.visit.action_came()
        self.visit.action_gone()

    def _printed_slip(self):
        report = self.env["ir.actions.report"].with_user(self.specialist)
        return report._render_qweb_html("apk_visit.report_rating_slip", self.visit.ids)[0].decode()

    def test_by_a_link_in_an_email(self):
        self.visit.action_rating_link()
        notice = self._notices(self.visit, "visit_rating")
        self.assertRegex(notice.body, r"/apk/rate/[\w-]+")
        self.assertEqual(self.visit.rating_offer, "link")
        self.assertEqual(self.visit.rating_offered_by_id, self.specialist)

    def test_by_a_code_on_the_screen_when_there_is_no_address(self):
        self.client.email = False
        action = self.visit.action_rating_link()
        shown = self.env[action["res_model"]].browse(action["res_id"])
        self.assertIn("/apk/rate/", shown.link)
        self.assertEqual(self.visit.rating_offer, "qr")

    def test_on_paper(self):
        self.visit.action_rating_paper()
        html = self._printed_slip()
        self.assertRegex(html, r"/apk/rate/[\w-]+")
        self.assertIn("data:image/png;base64", html)

    def test_a_refusal_is_recorded(self):
        self.visit.action_rating_declined()
        self.assertEqual(
            (self.visit.rating_offer, bool(self.visit.rating_offered_at)), ("declined", True)
        )

    def test_undo_withdraws_the_offer_first_and_the_visit_stays_finished(self):
        self.visit.action_rating_declined()
        self.visit.action_undo()
        self.assertEqual((self.visit.rating_offer, self.visit.state), (False, "done"))
        self.visit.action_rating_paper()
        self.assertEqual(self.visit.rating_offer, "paper")

    def test_who_was_offered_what_is_not_typed_in(self):
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.visit.write({"rating_offer": "paper"})

    def test_no_offer_for_a_visit_that_did_not_take_place(self):
        other = self._book("Tue 2026-11-24 11:00")
        with refused(self, VISIT_IN_ANOTHER_STATE, "Booked"):
            other.with_user(self.specialist).action_rating_declined()

    def test_the_invitation_holds_the_place_and_not_the_visit(self):
        self.visit.action_rating_qr()
        invitation = (
            self.env["apk.invitation"].sudo().search([("rated_subject", "=", "visit")], limit=1)
        )
        self.assertRecordValues(
            invitation,
            [{"place": "buy", "source": "reception", "is_visit": True, "channel": "hand"}],
        )
        self.assertFalse(
            [name for name in invitation._fields if re.search("visit_id|partner", name)]
        )

    def test_a_visit_has_one_voice_however_often_the_code_is_shown(self):
        invitations = self.env["apk.invitation"].sudo()
        before = invitations.search_count([])
        shown = {self.visit.action_rating_qr()["res_id"] for _press in range(25)}
        for _sheet in range(3):
            self.visit.action_rating_paper()
            self._printed_slip()
        self.assertEqual((len(shown), invitations.search_count([]) - before), (1, 1))
        self.visit.action_undo()
        with refused(self, VISIT_RATED_ONCE, "poster"):
            self.visit.with_user(self.registrar).action_rating_qr()

    def test_nobody_makes_codes_by_hand(self):
        for user in (self.specialist, self.registrar):
            with self.assertRaisesRegex(AccessError, "apk.visit.rating"):
                self.env["apk.visit.rating"].with_user(user).create({"visit_id": self.visit.id})

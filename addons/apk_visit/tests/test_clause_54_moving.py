"""п. 54, 56: a visit that moves keeps its place unless the client wants another, whose address is then read aloud."""

from odoo.tests import Form, freeze_time, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import DIRECTIONS_NOT_GIVEN
from .common import VisitCase, moment


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
class TestClause54Moving(VisitCase):
    def setUp(self):
        super().setUp()
        self.client.city = "Буй"
        self.visit = self._book(place=self.other_place)

    def _open(self):
        context = self.visit.with_user(self.operator).action_open_move()["context"]
        wizards = self.env["apk.visit.book"].with_user(self.operator)
        return Form(wizards.with_context(**context))

    def _choose(self, form):
        self._hold_first_of(form.save())

    def _hold_first_of(self, wizard):
        wizard.action_hold(wizard.choice["days"][1]["slots"][0]["at"])

    def test_the_town_of_the_client_changes_nothing(self):
        form = self._open()
        self.assertEqual(form.place_id, self.other_place)
        self.assertFalse(form.is_place_changed)
        self._choose(form)
        self.assertEqual(self.visit.place_id, self.other_place)
        self.assertEqual(self._notices(self.visit, "visit_moved").state, "queued")

    def test_another_place_is_read_aloud_first(self):
        form = self._open()
        form.place_id = self.place
        self.assertIn("вход со двора", form.place_script)
        wizard = form.save()
        with refused(self, DIRECTIONS_NOT_GIVEN, "clause 56"):
            self._hold_first_of(wizard)
        self.assertEqual(self.visit.place_id, self.other_place)
        form.are_directions_given = True
        self._choose(form)
        self.assertEqual(self.visit.place_id, self.place)
        self.assertEqual(self.visit.directions_given_by_id, self.operator)

    def test_what_was_said_of_one_place_is_not_said_of_the_next(self):
        form = self._open()
        form.place_id = self.place
        form.are_directions_given = True
        form.place_id = self.env.ref("apk_visit.place_kostroma")
        self.assertFalse(form.are_directions_given)

    def test_the_client_who_moves_by_the_link_reads_the_address(self):
        self.visit._move(self.place, moment("Wed 2026-11-25 10:00"))
        self.assertFalse(self.visit.are_directions_given)

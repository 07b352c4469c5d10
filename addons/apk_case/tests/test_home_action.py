"""Whoever has a desk begins the day at it."""

from odoo.tests import HttpCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestFirstPage(HttpCase):
    def _first_page(self, login):
        self.authenticate(login, login)
        return self.make_jsonrpc_request("/web/session/get_session_info")["home_action_id"]

    def setUp(self):
        super().setUp()
        self.desk = self.env.ref("apk_base.desk_action").id

    def test_a_specialist_begins_at_the_desk(self):
        new_test_user(self.env, "t-morning", "apk_base.group_specialist")
        self.assertEqual(self._first_page("t-morning"), self.desk)

    def test_an_own_choice_stays(self):
        user = new_test_user(self.env, "t-own-choice", "apk_base.group_specialist")
        mine = self.env.ref("apk_case.apk_case_action_mine")
        user.action_id = mine.id
        self.assertEqual(self._first_page("t-own-choice"), mine.id)

    def test_others_of_an_odoo_that_already_runs_begin_where_they_did(self):
        new_test_user(self.env, "t-storekeeper", "base.group_user")
        self.assertFalse(self._first_page("t-storekeeper"))

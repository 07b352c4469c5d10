"""п. 13, 15: where clients turn to, approved by one person, edition by edition."""

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.apk_base.messages import FILLED_BY_THE_SYSTEM
from odoo.addons.apk_base.tests.refused import refused

from ..messages import (
    APPROVED_LIST_IS_FINAL,
    CONTACT_POINTS_INCOMPLETE,
    CONTACT_POINTS_MISSING,
    ONLY_THE_CLIENT_OFFICER,
)
from .common import ClientCommon


@tagged("post_install", "-at_install")
class TestClause1315ContactPoints(ClientCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = new_test_user(cls.env, "t-officer", "apk_base.group_client_officer")
        cls.edition = cls.env.ref("apk_client.contact_point_list_first").with_user(cls.officer)

    def test_the_department_starts_with_a_draft_of_eight_points(self):
        self.assertEqual((self.edition.state, self.edition.number), ("draft", 1))
        self.assertEqual(len(self.edition.point_ids), 8)

    def test_the_officer_approves_and_nobody_changes_it_afterwards(self):
        self.edition.action_approve()
        self.assertEqual(
            (self.edition.state, self.edition.approved_by_id), ("in_force", self.officer)
        )
        point = self.edition.point_ids[0]
        for attempt in (
            lambda: point.write({"schedule": "x"}),
            point.unlink,
            self.edition.unlink,
            lambda: point.copy(),
            lambda: self.edition.write({"point_ids": [(5,)]}),
        ):
            with refused(self, APPROVED_LIST_IS_FINAL):
                attempt()

    def test_a_point_is_not_moved_into_an_approved_edition(self):
        self.edition.action_approve()
        draft = self._new_edition()
        with refused(self, APPROVED_LIST_IS_FINAL):
            draft.point_ids[0].list_id = self.edition

    def test_nobody_else_approves(self):
        administrator = new_test_user(self.env, "t-admin", "apk_base.group_administrator")
        with self.assertRaisesRegex(AccessError, r"\(apk\.contact\.point\.list\)"):
            self.edition.with_user(administrator).action_approve()
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.edition.state = "in_force"
        with refused(self, FILLED_BY_THE_SYSTEM):
            self.edition.create({"state": "in_force"})
        both = self.env["apk.contact.point.list"].sudo().browse(self.edition.id)
        with refused(self, ONLY_THE_CLIENT_OFFICER):
            both.with_user(self.registrar).sudo().action_approve()

    def test_an_edit_makes_a_new_edition_that_supersedes_the_former(self):
        self.edition.action_approve()
        draft = self._new_edition()
        self.assertEqual((draft.number, draft.state, len(draft.point_ids)), (2, "draft", 8))
        draft.point_ids[0].schedule = "по рабочим дням с 8:00 до 17:00"
        draft.action_approve()
        self.assertEqual((self.edition.state, draft.state), ("superseded", "in_force"))
        self.assertNotEqual(self.edition.point_ids[0].schedule, draft.point_ids[0].schedule)

    def test_a_point_without_hours_is_not_approved(self):
        self.edition.point_ids[1].schedule = False
        with refused(self, CONTACT_POINTS_INCOMPLETE, self.edition.point_ids[1].name):
            self.edition.action_approve()
        self.edition.point_ids.unlink()
        with refused(self, CONTACT_POINTS_MISSING, "empty"):
            self.edition.action_approve()

    def test_everybody_reads_the_edition_in_force_and_nothing_else(self):
        self.edition.point_ids[0].write({"name": "Приёмная на Новикова", "ramp_and_lift": True})
        self.edition.action_approve()
        self._new_edition().point_ids[0].name = "Черновик приёмной"
        page = self.url_open("/apk/contacts")
        self.assertEqual(page.status_code, 200)
        for words in ("Приёмная на Новикова", "пандус", "tel:+74942551631", "с 9:00 до 18:00"):
            self.assertIn(words, page.text)
        self.assertNotIn("Черновик", page.text)
        self.assertNotIn("Проект", page.text)
        self.assertNotIn("<script", page.text)

    def test_until_the_first_approval_clients_read_the_draft_which_says_so(self):
        self.edition.point_ids[0].write({"name": "Приёмная на Новикова", "schedule": False})
        page = self.url_open("/apk/contacts").text
        for words in ("Проект.", "Приёмная на Новикова", "ул. М. Новикова, д. 37"):
            self.assertIn(words, page)

    def _new_edition(self):
        return self.edition.browse(self.edition.action_new_edition()["res_id"])

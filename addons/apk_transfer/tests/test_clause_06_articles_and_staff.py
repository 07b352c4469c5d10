"""п. 3, 45, 47: articles come as drafts; units and people come with the rights of who loads them."""

from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import ONLY_WHO_GIVES_RIGHTS
from .common import TransferCommon

ARTICLE = ["Вопрос", "Ответ", "Вид", "Отдел", "Для клиентов"]
STAFF = ["Отдел", "Код отдела", "ФИО", "E-mail", "Должность", "Роль", "Начальник"]


@tagged("post_install", "-at_install")
class TestClause06ArticlesAndStaff(TransferCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = new_test_user(
            cls.env, "t-rights", "apk_base.group_administrator,base.group_erp_manager,base.group_partner_manager"
        )  # fmt: skip

    def test_an_article_is_a_draft_of_its_unit(self):
        transfer = self._loaded(
            "article",
            ARTICLE,
            [
                "Куда сдать навоз?",
                "На площадку.\n<b>Адрес</b> у отдела.",
                None,
                self.unit.code,
                "да",
            ],
            ["Без отдела", "Текст", None, None, None],
        )
        self.assertEqual(transfer.error_count, 1)
        article = self._records(transfer)
        self.assertEqual(
            (article.kind, article.state, article.unit_id), ("faq", "draft", self.unit)
        )
        self.assertIn("&lt;b&gt;", article.sudo().draft_body)
        transfer.action_undo()
        self.assertFalse(article.exists())

    def test_units_and_people_come_with_their_roles_and_no_invitation(self):
        self.administrator = self.manager
        letters = self._letters()
        transfer = self._loaded(
            "staff",
            STAFF,
            ["Отдел пчеловодства", "ПЧЕЛ", "Улова Вера Ильинична", "ulova@office.test", "начальник", None, "да"],
            ["Отдел пчеловодства", None, "Сотов Олег Ильич", "sotov@office.test", "эксперт", "Специалист; Регистратор", None],
        )  # fmt: skip
        head, registrar = self._records(transfer)
        unit = head.apk_unit_ids
        self.assertEqual((unit.name, unit.head_id, registrar.apk_unit_ids), ("Отдел пчеловодства", head, unit))  # fmt: skip
        self.assertTrue(head.has_group("apk_base.group_head"))
        self.assertTrue(registrar.has_group("apk_base.group_registrar"))
        self.assertFalse(registrar.has_group("apk_base.group_administrator"))
        self.assertEqual(self._letters(), letters)
        transfer.action_undo()
        self.assertFalse(head.exists() | registrar.exists())
        self.assertFalse(unit.exists())

    def test_a_login_of_almost_the_same_letters_is_another_person(self):
        self.administrator = self.manager
        known = new_test_user(self.env, "a.ulova@office.test", "base.group_user")
        transfer = self._loaded(
            "staff", STAFF[:4], ["Отдел пчеловодства", "ПЧЕЛ", "Улова Анна Ильинична", "a_ulova@office.test"]
        )  # fmt: skip
        self.assertNotEqual(self._records(transfer), known)
        self.assertFalse(known.apk_unit_ids)

    def test_a_role_that_is_none_and_administrator_are_refused(self):
        self.administrator = self.manager
        transfer = self._checked(
            "staff", STAFF[:6], ["Отдел", "О1", "Улова Вера Ильинична", "u@office.test", None, "Администратор"]
        )  # fmt: skip
        self.assertIn("Администратор", self._problems(transfer)[2])

    def test_who_gives_no_rights_in_odoo_gives_none_by_a_table(self):
        transfer = self._transfer("staff", STAFF[:1], ["Отдел"])
        with refused(self, ONLY_WHO_GIVES_RIGHTS, "rights"):
            transfer.action_check()

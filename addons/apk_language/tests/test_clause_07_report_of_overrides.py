"""п. 7: what was let through quotes texts: a head reads that of the own unit, whoever controls all units reads all."""

from odoo.tests import TransactionCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestClause07ReportOfOverrides(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head, cls.deputy, cls.stranger = (
            new_test_user(cls.env, f"t-{name}-overrides", "apk_base.group_head")
            for name in ("head", "deputy", "stranger")
        )
        cls.unit = cls.env["apk.unit"].create(
            {
                "name": "Отдел овец",
                "code": "sheep",
                "head_id": cls.head.id,
                "deputy_id": cls.deputy.id,
            }
        )
        cls.row = cls.env["apk.text.override"].create(
            {
                "res_model": "apk.phrase",
                "res_id": 1,
                "text_kind": "answer",
                "code": "boilerplate",
                "found": "взят на контроль",
                "reason": "Слова клиента",
                "unit_id": cls.unit.id,
                "user_id": cls.head.id,
            }
        )
        cls.of_none = cls.row.copy({"unit_id": False})

    def _seen_by(self, user):
        return self.env["apk.text.override"].with_user(user).search([])

    def test_a_head_reads_what_left_the_own_unit(self):
        self.assertEqual(self._seen_by(self.head), self.row)
        self.assertEqual(self._seen_by(self.deputy), self.row)
        self.assertFalse(self._seen_by(self.stranger))

    def test_whoever_controls_reads_everything(self):
        for group in ("controller", "client_officer", "administrator"):
            user = new_test_user(self.env, f"t-{group}-overrides", f"apk_base.group_{group}")
            self.assertLessEqual(self.row | self.of_none, self._seen_by(user), group)

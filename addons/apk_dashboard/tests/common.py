"""What the tests of figures share: messages and terms whose days are set by hand."""

from datetime import date

from odoo.tests import new_test_user

from odoo.addons.apk_case.tests.common import CaseCommon

from ..models.indicator.filters import Filters

QUARTER = Filters(date(2026, 7, 1), date(2026, 10, 1))


class FiguresCommon(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_unit = cls.env.ref("apk_base.unit_orst").copy(
            {"name": "Отдел проверки", "code": "T-OTHER", "head_id": False, "member_ids": False}
        )
        cls.stranger = new_test_user(cls.env, "t-other-head", "apk_base.group_head")
        cls.other_unit.head_id = cls.stranger

    def _message(self, **values):
        """A message without terms of its own: the tests set them."""
        case = self._paper_case(**values)
        case.sudo().deadline_ids.unlink()
        return case

    def _term(self, case, kind, due, done=False, **values):
        """A term of the moment ``due`` (UTC), done at ``done``."""
        return self.env["apk.deadline"].create(
            {
                "res_model": case._name,
                "res_id": case.id,
                "kind": kind,
                "clause": "1",
                "opened_at": "2026-07-01 06:00:00",
                "due_at": due,
                "work_due_at": due,
                "fulfilled_at": done,
                **values,
            }
        )

    def _figures(self, user=None, filters=QUARTER):
        self.env.flush_all()
        self.env.invalidate_all()
        indicators = self.env["apk.indicator"].with_user(user or self.controller)
        return indicators._figures(filters)

    def _pair(self, figures, code):
        return figures[code]["part"], figures[code]["whole"]

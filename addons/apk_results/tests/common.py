"""What the tests of the portal of results share: messages in each of their states."""

import base64
from urllib.parse import urlsplit

from odoo.addons.apk_case.tests.common import CaseCommon

OURS = "6f9619ff-8b86-d011-b42d-00cf4fc964ff"
THEIRS = "0f8fad5b-d9cb-469f-a165-70867728950e"


class ResultsCommon(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("apk_results.department_guid", OURS)
        cls.code = cls.env["apk.classifier.node"].create(
            {"code": "9999.0001", "name": "Субсидии на молоко"}
        )
        cls.topic.classifier_id = cls.code
        cls.months = cls.env["apk.result.month"]

    def _answered(self, result="explained", **values):
        case = self._paper_case(**values)
        mine = case.with_user(self.specialist)
        mine.action_take()
        mine.answer_body = "<p>Субсидию дают на молоко.</p>"
        mine.action_send_answer()
        self._deliveries(case, "answer").with_user(self.registrar).action_mark_sent()
        mine.result = result
        return case

    def _month(self, day, user=None):
        month = self.months._month_of(day)
        month.with_user(self.registrar).action_check()
        return month.with_user(user or self.registrar)

    def _rows(self, month, case):
        return month.sudo().row_ids.filtered(lambda row: row.case_id == case)

    def _report_nothing_else(self):
        """Messages of the database are none of a test's business; ``self.regime`` is reported alone."""
        self.env["apk.regime"].search([]).is_reported = False
        fz59 = self.env.ref("apk_case.regime_fz59")
        self.regime = fz59.copy({"code": "t59", "is_reported": True})

    def _file(self, action):
        """The name and the content of the file that an action downloads."""
        number = int(urlsplit(action["url"]).path.split("/")[-2])
        file = self.env["apk.result.file"].browse(number)
        return file.name, base64.b64decode(file.content)

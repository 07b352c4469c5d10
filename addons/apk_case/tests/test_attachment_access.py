"""п. 6: a file of a message is not moved to another one by being named there."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestFilesOfOthers(CaseCommon):
    def _file(self, user):
        files = self.env["ir.attachment"].with_user(user)
        return files.create({"name": "приказ.txt", "raw": "О премировании".encode()})

    def test_a_file_of_another_employee_leaves_with_no_answer(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        case, foreign = self._paper_case(), self._file(stranger)
        with self.assertRaisesRegex(AccessError, "ir.attachment"), self.cr.savepoint():
            case.with_user(self.specialist).answer_attachment_ids = [(4, foreign.id)]

    def test_a_scan_that_a_message_has_stays_there(self):
        own = self._file(self.registrar)
        home = self._paper_case(scan_ids=[(4, own.id)])
        again = self._paper_case(scan_ids=[(4, own.id)])
        self.assertEqual((own.res_id, again.scan_ids), (home.id, own))

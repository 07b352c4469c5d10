from odoo import api, models

from ..messages import NOT_A_TEXT
from ..words_of_findings import TITLES


class ApkTextCheckExceptions(models.AbstractModel):
    """«Leave as it is» beside a remark on a text that is being written (п. 7): remembered for this text."""

    _inherit = "apk.text.check"

    @api.model
    def check(self, blocks, kind, options=None):
        """:return: as the class above says, and ``may_leave``: whether the asker may leave words as they are"""
        answer = super().check(blocks, kind, options)
        record = self._record_of(options if isinstance(options, dict) else {})
        if record:
            exceptions = self.env["apk.text.exception"]
            answer["findings"] = exceptions._without_left(record, answer["findings"])
        answer["may_leave"] = bool(record and record.has_access("write"))
        return answer

    @api.model
    def ignore(self, res_model, res_id, code, found):
        self._check_is_employee()
        is_said = isinstance(code, str) and isinstance(found, str)
        if not is_said or code not in TITLES:
            raise NOT_A_TEXT(self.env)
        record = self._record_of({"res_model": res_model, "res_id": res_id})
        if record:
            self.env["apk.text.exception"]._leave(record, code, found)

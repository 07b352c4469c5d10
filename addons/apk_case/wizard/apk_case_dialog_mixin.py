from odoo import api, fields, models


class ApkCaseDialogMixin(models.AbstractModel):
    """A dialog about one message: what stops it is said when it opens, before anything is typed."""

    _name = "apk.case.dialog.mixin"
    _description = "Dialog about a message"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        case = self.env["apk.case"].browse(values.get("case_id"))
        return {**values, **self._opened_for(case)} if case else values

    @api.model
    def _opened_for(self, case):
        """
        :return: what the dialog proposes, beside the defaults
        :raises Refusal: the act is not possible now
        """
        raise NotImplementedError

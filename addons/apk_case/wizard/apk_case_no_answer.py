from odoo import api, fields, models

from odoo.addons.apk_base.toasts import toast


class ApkCaseNoAnswer(models.TransientModel):
    """Messages that ask for nothing are closed with a reason (п. 18 «требующее ответа по существу»)."""

    _name = "apk.case.no.answer"
    _description = "Closing without an answer"

    case_ids = fields.Many2many("apk.case", string="Messages", required=True)
    ground = fields.Char(string="Why no answer is needed", required=True)

    @api.model
    def default_get(self, fields_list):
        marked = self.env.context.get("active_ids", [])
        self.env["apk.case"].browse(marked)._check_needs_no_answer()
        return {**super().default_get(fields_list), "case_ids": [(6, 0, marked)]}

    def action_close(self):
        self.ensure_one()
        self.case_ids._close_without_answer(self.ground)
        told = self.env._("Closed without an answer: %s", len(self.case_ids))
        return toast(told)

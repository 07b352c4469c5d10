from odoo import fields, models


class ApkCaseNoAnswer(models.TransientModel):
    """A message that asks for nothing is closed with a reason (п. 18 «требующее ответа по существу»)."""

    _name = "apk.case.no.answer"
    _description = "Closing without an answer"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
    ground = fields.Char(string="Why no answer is needed", required=True)

    def action_close(self):
        self.ensure_one()
        self.case_id._close_without_answer(self.ground)

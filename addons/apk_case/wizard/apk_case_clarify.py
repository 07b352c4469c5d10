from odoo import fields, models


class ApkCaseClarify(models.TransientModel):
    """п. 22: ask the client what is unclear, by phone in office hours or in writing at any time."""

    _name = "apk.case.clarify"
    _description = "Clarify with the client"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
    channel = fields.Selection(
        [("phone", "By phone"), ("writing", "In writing")], required=True, default="phone"
    )
    phone = fields.Char(related="case_id.partner_id.phone", related_sudo=False)
    question = fields.Text(string="What to ask", required=True)
    client_reply = fields.Text(string="What the client said")
    life_situation = fields.Text(
        related="case_id.life_situation", related_sudo=False, readonly=False
    )
    actual_need = fields.Text(related="case_id.actual_need", related_sudo=False, readonly=False)

    def action_clarify(self):
        self.ensure_one()
        if self.channel == "phone":
            self.case_id._clarify_by_phone(self.question, self.client_reply or "")
        else:
            self.case_id._clarify_in_writing(self.question)

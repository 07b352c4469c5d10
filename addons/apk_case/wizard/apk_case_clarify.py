from odoo import api, fields, models


class ApkCaseClarify(models.TransientModel):
    """п. 22: ask the client what is unclear, by phone in office hours or in writing at any time.

    A call that was made in office hours may be written down after them: its time is asked.
    """

    _name = "apk.case.clarify"
    _description = "Clarify with the client"
    _inherit = "apk.case.words.mixin"
    _words_field = "question"

    channel = fields.Selection(
        [("phone", "By phone"), ("writing", "In writing")], required=True, default="phone"
    )
    phone = fields.Char(related="case_id.partner_id.phone", related_sudo=False)
    called_at = fields.Datetime(string="Called at", default=fields.Datetime.now)
    is_call_allowed = fields.Boolean(string="Call is allowed", compute="_compute_is_call_allowed")
    question = fields.Text(string="What to ask", required=True)
    client_reply = fields.Text(string="What the client said")
    life_situation = fields.Text(
        related="case_id.life_situation", related_sudo=False, readonly=False
    )
    actual_need = fields.Text(related="case_id.actual_need", related_sudo=False, readonly=False)

    @api.depends("called_at")
    def _compute_is_call_allowed(self):
        cases = self.env["apk.case"]
        for screen in self:
            moment = screen.called_at or fields.Datetime.now()
            screen.is_call_allowed = cases._is_call_allowed(moment)

    def _text_errors(self):
        """What was said by phone has been said."""
        return super()._text_errors() if self.channel == "writing" else []

    @api.model
    def _opened_for(self, case):
        case._check_may_be_clarified()
        return {}

    def action_clarify(self):
        self.ensure_one()
        if self.channel == "phone":
            moment = self.called_at or fields.Datetime.now()
            self.case_id._clarify_by_phone(self.question, self.client_reply or "", moment)
        else:
            self._let_text_leave()
            self.case_id._clarify_in_writing(self.question)

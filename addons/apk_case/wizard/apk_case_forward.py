from odoo import api, fields, models

from ..models.triage.apk_suggestion import URGENCIES


class ApkCaseForward(models.TransientModel):
    """п. 21: what the client must read when a message goes to another body."""

    _name = "apk.case.forward"
    _description = "Forward a message"
    _inherit = "apk.case.dialog.mixin"

    body = fields.Char(string="To which body", required=True)
    contacts = fields.Text(string="Its contacts", required=True)
    number = fields.Char(
        string="Outgoing number",
        required=True,
        help="Number of our cover note that the message went with: the client reads it.",
    )
    sent_on = fields.Date(
        string="Sent there on",
        required=True,
        default=lambda self: self.env["apk.office"]._today(),
    )
    ground = fields.Text(string="Why it is their competence", required=True)
    needs_urgency = fields.Boolean(string="Needs urgency", compute="_compute_needs_urgency")
    urgency = fields.Selection(URGENCIES)
    urgency_reason = fields.Char(string="Why this urgency")

    @api.depends("case_id")
    def _compute_needs_urgency(self):
        for screen in self:
            screen.needs_urgency = not screen.case_id.urgency

    @api.model
    def _opened_for(self, case):
        case._check_may_be_forwarded()
        return case._urgency_or_suggested()

    def action_forward(self):
        self.ensure_one()
        if self.urgency and not self.case_id.urgency:
            self.case_id.write({"urgency": self.urgency, "urgency_reason": self.urgency_reason})
        self.case_id._forward(self.body, self.contacts, self.ground, self.number, self.sent_on)

from odoo import fields, models


class ApkCaseForward(models.TransientModel):
    """п. 21: what the client must read when a message goes to another body."""

    _name = "apk.case.forward"
    _description = "Forward a message"

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
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

    def action_forward(self):
        self.ensure_one()
        self.case_id._forward(self.body, self.contacts, self.ground, self.number, self.sent_on)

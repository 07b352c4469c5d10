from odoo import fields, models

from ..messages import QUESTION_MISSING


class ApkVisitIntake(models.TransientModel):
    """Register a written request handed in at the reception as a message with its number and deadlines (п. 74, 10)."""

    _name = "apk.visit.intake"
    _description = "Written request handed in at a visit"

    visit_id = fields.Many2one("apk.visit", required=True, readonly=True)
    partner_id = fields.Many2one(
        related="visit_id.partner_id", related_sudo=False, readonly=False, string="Client"
    )
    subject = fields.Char(string="What it is about", required=True)
    body = fields.Html(string="Text", sanitize="email_outgoing")
    file_ids = fields.Many2many("ir.attachment", string="Scans of the paper")
    regime_id = fields.Many2one(
        "apk.regime",
        string="Legal regime",
        required=True,
        default=lambda self: self.env.ref("apk_case.regime_fz59"),
    )
    is_filed_together = fields.Boolean(string="Filled in together")

    def action_register(self):
        self.ensure_one()
        if not (self.body or self.file_ids):
            raise QUESTION_MISSING(self.env)
        self.visit_id._register_request(
            self.file_ids,
            subject=self.subject,
            body=self.body,
            regime_id=self.regime_id.id,
            is_filed_together=self.is_filed_together,
        )
        return self.visit_id.action_open_cases()

from odoo import fields, models

from ..messages import QUESTION_MISSING


class ApkVisitIntake(models.TransientModel):
    """A written request handed in at the reception becomes a message with its number and terms (п. 74, 10)."""

    _name = "apk.visit.intake"
    _description = "Written request handed in at a visit"

    visit_id = fields.Many2one("apk.visit", required=True, readonly=True)
    partner_id = fields.Many2one(related="visit_id.partner_id", readonly=False, string="Client")
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
        """Register the request; its first reply leaves as for any message."""
        self.ensure_one()
        self.visit_id.check_access("write")
        if not (self.body or self.file_ids):
            raise QUESTION_MISSING(self.env)
        cases = self.env["apk.case"].sudo()  # sudo: who receives may register what was handed in
        case = cases.create(self._case_values())
        if self.file_ids:
            case.message_post(body=self.subject, attachment_ids=self.file_ids.ids)
        return self.visit_id.action_open_cases()

    def _case_values(self):
        visit = self.visit_id
        return {
            "subject": self.subject,
            "body": self.body,
            "partner_id": visit.partner_id.id,
            "representation_id": visit.representation_id.id,
            "intake_channel_id": self.env.ref("apk_client.channel_hand").id,
            "chosen_channel_id": (visit.letter_channel_id or visit.partner_id.chosen_channel_id).id,
            "regime_id": self.regime_id.id,
            "topic_id": visit.topic_ids.id if len(visit.topic_ids) == 1 else False,
            "unit_id": visit.unit_id.id,
            "visit_id": visit.id,
            "is_filed_together": self.is_filed_together,
        }

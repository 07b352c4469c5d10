from odoo import api, fields, models

from ..messages import RESULT_NEEDS_GROUND


class ApkCaseRegister(models.Model):
    """What the register of messages («журнал регистрации») shows beside the message's own fields."""

    _inherit = "apk.case"

    result_ground = fields.Char(
        string="Ground to leave it without an answer",
        copy=False,
        tracking=True,
        help="For example: 59-ФЗ, ст. 11, ч. 1 — neither surname nor address.",
        erase="—",
    )
    client_contacts = fields.Char(string="Address and contacts", compute="_compute_client_contacts")
    client_type = fields.Selection(related="partner_id.apk_client_type", string="Type of client")
    client_segment_ids = fields.Many2many(related="partner_id.apk_segment_ids", string="Segments")
    classifier_code = fields.Char(
        related="topic_id.classifier_id.code", string="Code of the classifier"
    )
    decisions_text = fields.Text(string="Decisions in order", compute="_compute_decisions_text")
    first_reply_at = fields.Datetime(string="First reply sent", compute="_compute_answer_sent")
    answer_number = fields.Char(string="Outgoing No. of the answer", compute="_compute_answer_sent")
    answer_channels = fields.Char(
        string="Answered by",
        compute="_compute_answer_sent",
        help="All channels that the answer has left by, the copy included (clause 25).",
    )

    @api.constrains("result", "result_ground")
    def _check_result_ground(self):
        for case in self:
            if case.result == "unanswered" and not (case.result_ground or "").strip():
                raise RESULT_NEEDS_GROUND(self.env)

    @api.depends("partner_id", "reply_email")
    def _compute_client_contacts(self):
        for case in self:
            client = case.partner_id
            known = [client.apk_postal_address, client.phone, case.reply_email or client.email]
            case.client_contacts = "; ".join(filter(None, known))

    @api.depends("decision_ids.outcome")
    def _compute_decisions_text(self):
        for case in self:
            lines = [decision._register_line() for decision in case.decision_ids]
            case.decisions_text = "\n".join(lines)

    @api.depends("delivery_ids.sent_at", "delivery_ids.register_number")
    def _compute_answer_sent(self):
        for case in self:
            sent = case.delivery_ids.filtered("sent_at").sorted("sent_at")
            first = sent.filtered(lambda delivery: delivery.document == "first_reply")
            answers = sent.filtered(lambda delivery: delivery.document == "answer")
            case.first_reply_at = first[:1].sent_at
            case.answer_number = ", ".join(filter(None, answers.mapped("register_number")))
            case.answer_channels = ", ".join(answers.channel_id.mapped("name"))

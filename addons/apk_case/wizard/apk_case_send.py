from odoo import api, fields, models


class ApkCaseSend(models.TransientModel):
    """п. 25: to whom and by which channels the answer leaves; what the Order wants decided first is asked here."""

    _name = "apk.case.send"
    _description = "Send the answer"
    _inherit = "apk.case.dialog.mixin"

    shown_version = fields.Integer(string="Version shown", required=True)
    listed_ids = fields.Json(string="Opened from")
    letter = fields.Html(compute="_compute_letter", sanitize=False)  # as the template renders it
    letter_subject = fields.Char(string="Subject", compute="_compute_letter")
    file_names = fields.Char(string="Files", compute="_compute_letter")
    routes = fields.Text(string="To whom", compute="_compute_routes")
    needs_classification = fields.Boolean(
        string="Needs classification", compute="_compute_needs_classification"
    )
    needs_approval = fields.Boolean(string="Needs approval", compute="_compute_routes")
    text_errors = fields.Text(related="case_id.text_errors")
    may_override_text = fields.Boolean(related="case_id.may_override_text")
    override_reason = fields.Text(string="Why it leaves as it is")
    topic_id = fields.Many2one("apk.topic")
    need_id = fields.Many2one("apk.need", string="Typical need")

    @api.model
    def _opened_for(self, case):
        return case._classification_or_suggested()

    @api.depends("case_id")
    def _compute_routes(self):
        """«Электронная почта: ivanov@mail.ru», a line for each channel."""
        for screen in self:
            case = screen.case_id
            plan = case._delivery_plan("answer") if case else []
            lines = [f"{one.name}: {case._address_for(one) or '—'}" for _role, one in plan]
            screen.routes = "\n".join(dict.fromkeys(lines))
            screen.needs_approval = bool(case) and case._needs_approval()

    @api.depends("case_id")
    def _compute_letter(self):
        """The whole letter as the client will get it, files by their names."""
        for screen in self:
            case = screen.case_id
            letter = case._preview_notice("answer") if case else (False, False)
            screen.letter_subject, screen.letter = letter
            screen.file_names = ", ".join(case.answer_attachment_ids.mapped("name"))

    @api.depends("case_id")
    def _compute_needs_classification(self):
        for screen in self:
            case = screen.case_id
            screen.needs_classification = bool(case) and bool(case._missing_classification())

    def action_send(self):
        """The message stays on the screen."""
        self._send(closes=False)

    def action_send_and_next(self):
        """The message closes when the answer has left; the next one opens at once."""
        self._send(closes=True)
        case = self.case_id
        told = self.env._("The answer is leaving: %s", case.name)
        if case.state == "approval":
            told = self.env._("The answer is with the head for approval: %s", case.name)
        return case._open_next(self.listed_ids or [], told)

    def _send(self, *, closes):
        self.ensure_one()
        case = self.case_id
        decided = {"topic_id": self.topic_id.id, "need_id": self.need_id.id}
        if case._missing_classification():
            case.write({name: value for name, value in decided.items() if value})
        if self.override_reason and self.may_override_text:
            case.text_override_reason = self.override_reason
        case.action_send_answer(self.shown_version)
        case._close_with_the_answer(closes)

from odoo import api, fields, models

from ..messages import CHOOSE_QUESTIONS, QUESTION_IS_OVER
from ..models.triage.apk_suggestion import URGENCIES


class ApkCaseForward(models.TransientModel):
    """п. 21: what the client must read when a message goes to another body."""

    _name = "apk.case.forward"
    _description = "Forward a message"
    _inherit = "apk.case.words.mixin"
    _words_field = "ground"
    _words_kind = "forwarding"

    question_count = fields.Integer(string="Number of questions", compute="_compute_question_count")
    question_ids = fields.Many2many(
        "apk.case.question",
        string="Which questions",
        domain="[('case_id', '=', case_id), ('ended_on', '=', False)]",
        help="The others are answered here: the message stays open (59-ФЗ, art. 8, part 4).",
    )
    body_id = fields.Many2one(
        "apk.article",
        string="From the references of bodies",
        domain=[("kind", "=", "reference"), ("state", "=", "published")],
    )
    body = fields.Char(string="To which body", required=True)
    contacts = fields.Text(string="Its contacts", required=True)
    number = fields.Char(
        string="Outgoing number",
        help="Empty: the letter to the body gets the next one by itself. The client reads it.",
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

    @api.depends("case_id")
    def _compute_question_count(self):
        for screen in self:
            screen.question_count = len(screen.case_id.question_ids.filtered("is_open"))

    @api.onchange("body_id")
    def _onchange_body_id(self):
        """A body of the directory brings its name and contacts; what was typed stays."""
        self.body = self.body or self.body_id._body_name()
        self.contacts = self.contacts or self.body_id._plain_text().strip()

    @api.model
    def _opened_for(self, case):
        """Proposed: the questions marked for one body, and that body; the only open question when there is no other."""
        case._check_may_be_forwarded()
        open_ones = case.question_ids.filtered("is_open")
        body = open_ones.filtered("body_id")[:1].body_id
        marked = open_ones.filtered(lambda one: one.body_id == body) if body else open_ones
        proposed = marked if body or len(open_ones) == 1 else open_ones.browse()
        known = {"body": body._body_name(), "contacts": body._plain_text().strip()} if body else {}
        return {
            **case._urgency_or_suggested(),
            "question_ids": [(6, 0, proposed.ids)],
            "body_id": body.id,
            **known,
        }

    def _chosen_questions(self):
        """Those that go, as they were chosen: a second press, or a colleague, may have sent one of them meanwhile.

        A domain binds nobody who calls by RPC: questions of another message are none of this one.
        """
        chosen = self.question_ids & self.case_id.question_ids
        over = chosen.filtered(lambda one: not one.is_open)[:1]
        if over:
            raise QUESTION_IS_OVER(self.env, question=over.name)
        if not chosen and (self.question_ids or self.question_count > 1):
            raise CHOOSE_QUESTIONS(self.env)
        return chosen

    def action_forward(self):
        self.ensure_one()
        if self.urgency and not self.case_id.urgency:
            self.case_id.write({"urgency": self.urgency, "urgency_reason": self.urgency_reason})
        questions = self._chosen_questions()
        self._let_text_leave()
        if self.body_id:
            (questions or self.case_id.question_ids).filtered("is_open").body_id = self.body_id
        sent = (self.body, self.contacts, self.ground, self.number, self.sent_on)
        self.case_id._forward(*sent, questions)

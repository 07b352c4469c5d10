from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day
from odoo.addons.apk_client.messages import CASE_IS_KEPT

from .directories.apk_dictionary_entry import ABUSE_KINDS
from .notice_types import SECONDARY

KINDS = [
    ("clarification", "Clarification"),
    ("pause", "Stop of the clock"),
    ("extension", "Extension of the term"),
    ("forwarding", "Forwarding"),
    ("defect", "Removable reason for refusal"),
    ("abuse", "Suspicion of inadmissible behaviour"),
    ("not_considered", "Refusal to consider on the merits"),
    ("no_answer", "Closing without an answer"),
]
OUTCOMES = [
    ("replied", "The client has replied"),
    ("resumed", "The clock goes on"),
    ("confirmed", "Confirmed"),
    ("rejected", "Not confirmed"),
]


class ApkCaseDecision(models.Model):
    """One decision on a message beside its answer: who, when, why, until when, what the client reads.

    (п. 8, 18, 19, 21, 22; 59-ФЗ, ст. 8, 11, 12.) Rows are added by the acts on ``apk.case`` and never rewritten: a second
    decision of a kind is a second row. How a decision ended is written once, beside it (``outcome``, ``ended_at``,
    ``ended_by_id``).
    """

    _name = "apk.case.decision"
    _description = "Decision on a message"
    _inherit = "apk.letter.mixin"
    _order = "decided_at, id"
    _rec_name = "kind"

    case_id = fields.Many2one(
        "apk.case",
        string="Message",
        required=True,
        ondelete="restrict",
        index=True,
        written_by="creation",
    )
    kind = fields.Selection(KINDS, string="Decision", required=True, written_by="creation")
    decided_by_id = fields.Many2one(
        "res.users",
        string="Decided by",
        required=True,
        default=lambda self: self.env.uid,
        ondelete="restrict",
        written_by="creation",
    )
    decided_at = fields.Datetime(
        string="Decided at", required=True, default=fields.Datetime.now, written_by="creation"
    )
    reason = fields.Text(
        string="Why",
        required=True,
        help="The ground; of a clarification, what was asked; of a defect, what is missing.",
        written_by="creation",
        erase="—",
    )
    until = fields.Date(
        help="The last day: of the new term, or for the client to bring what is missing.",
        written_by="creation",
    )
    days = fields.Integer(help="By how many days the term has grown.", written_by="system")
    # Of a forwarding.
    addressee = fields.Char(string="To which body", written_by="creation", erase=KEEP)
    contacts = fields.Text(string="Its contacts", written_by="creation", erase=False)
    outgoing_number = fields.Char(string="Outgoing number", written_by="creation", erase=KEEP)
    sent_on = fields.Date(string="Sent there on", written_by="creation")
    question_ids = fields.One2many(
        "apk.case.question", "decision_id", string="Questions", written_by="creation"
    )
    questions_text = fields.Char(string="Which questions", compute="_compute_questions_text")
    # Of a suspicion of inadmissible behaviour and of the refusal to consider.
    abuse_kind = fields.Selection(
        ABUSE_KINDS, string="Inadmissible behaviour", written_by="creation"
    )
    # Of a defect.
    found_at = fields.Datetime(string="Found", written_by="creation")
    # What the client reads, and what followed.
    notice_id = fields.Many2one(
        "mail.message",
        string="What the client reads",
        index="btree_not_null",
        ondelete="restrict",
        written_by="system",
        erase=False,
    )
    notice_body = fields.Html(related="notice_id.body", string="Notice")
    notice_text = fields.Char(string="Notice to the client", compute="_compute_notice_text")
    client_reply = fields.Text(string="What the client said", written_by="system", erase=False)
    outcome = fields.Selection(OUTCOMES, written_by="system")
    ended_at = fields.Datetime(string="Ended at", written_by="system")
    ended_by_id = fields.Many2one("res.users", string="Ended by", written_by="system")
    summary = fields.Char(compute="_compute_summary")

    def _notice_deliveries(self):
        return self.case_id.delivery_ids.filtered(
            lambda one: self.notice_id and one.mail_message_id == self.notice_id
        )

    def _abuse_name(self):
        return dict(self._fields["abuse_kind"]._description_selection(self.env))[self.abuse_kind]

    def _is_notice_sent(self):
        """The client has been told by a channel that counts."""
        sent = self._notice_deliveries().filtered("sent_at")
        return any(one.role not in SECONDARY for one in sent)

    @api.depends("notice_id", "case_id.delivery_ids.state")
    def _compute_notice_text(self):
        """By which channels the notice goes and what has become of it."""
        for decision in self:
            deliveries = decision._notice_deliveries()
            states = dict(deliveries._fields["state"]._description_selection(self.env))
            lines = [
                f"{one.channel_id.name}: {states[one.state]}" for one in deliveries.sorted("id")
            ]
            decision.notice_text = "; ".join(lines)

    @api.depends("question_ids.name", "case_id.question_ids")
    def _compute_questions_text(self):
        """Short words of the questions that were forwarded; empty when it was the whole message."""
        for decision in self:
            part = decision.question_ids
            is_part = bool(part) and part != decision.case_id.question_ids
            decision.questions_text = is_part and "; ".join(part.sorted().mapped("name"))

    @api.depends(
        "kind",
        "reason",
        "addressee",
        "outgoing_number",
        "sent_on",
        "until",
        "outcome",
        "questions_text",
    )
    def _compute_summary(self):
        """One decision in a line of the register and of the client's history."""
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        for decision in self:
            parts = [
                decision.questions_text,
                decision.addressee,
                decision.outgoing_number and f"№ {decision.outgoing_number}",
                decision.sent_on and format_day(decision.sent_on),
                decision.reason,
                decision.until and self.env._("Until %(day)s", day=format_day(decision.until)),
                outcomes.get(decision.outcome),
            ]
            decision.summary = f"{kinds[decision.kind]}: {'; '.join(filter(None, parts))}"

    @api.model_create_multi
    def create(self, vals_list):
        decisions = super().create(vals_list)
        for decision in decisions:
            decision._log_in_history(decision.summary, decision.decided_by_id, decision.decided_at)
        return decisions

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

    def _end(self, outcome, **facts):
        """Write how the decision ended, once.

        :param outcome: a key of ``OUTCOMES``
        :param facts: other fields written at the end: ``days``, ``client_reply``
        """
        for decision in self.filtered(lambda one: not one.ended_at):
            now = fields.Datetime.now()
            ended = {"outcome": outcome, "ended_at": now, "ended_by_id": self.env.uid, **facts}
            row = decision.sudo()  # sudo: nobody may write rows; the act has checked who may end it
            row.write(ended)
            decision._log_in_history(decision.summary, decision.ended_by_id, now)

    def _log_in_history(self, summary, person, moment):
        """п. 6: the client's history has every decision, and its end, with who decided."""
        case = self.case_id
        line = self.env._(
            "%(number)s: %(summary)s (decided by: %(person)s)",
            number=case.name,
            summary=summary,
            person=person.name,
        )
        case._log_interaction(case.partner_id, "decision", line, happened_at=moment)

    def _register_line(self):
        """``20 ноября 2026 г. — …``: how the register prints a decision."""
        return f"{format_day(to_local(self.decided_at).date())} — {self.summary}"

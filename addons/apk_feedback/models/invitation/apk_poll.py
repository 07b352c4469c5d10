from collections import Counter

from odoo import api, fields, models
from odoo.tools import is_html_empty

from ...messages import NO_SURVEY_CONSENT, POLL_BODY_MISSING, POLL_IS_SENT
from ...rules.anonymity import SMALLEST_GROUP, quarter_of
from ..rated_subject import RATED_SUBJECTS


class ApkPoll(models.Model):
    """A poll by personal e-mails (п. 80.7): only to those whose consent to surveys is in force at that moment."""

    _name = "apk.poll"
    _description = "Poll by personal e-mails"
    _inherit = ["apk.protected.mixin", "apk.interaction.mixin", "mail.thread"]
    _order = "id desc"

    name = fields.Char(string="Subject of the e-mail", required=True)
    rated_subject = fields.Selection(
        RATED_SUBJECTS, string="Questionnaire", required=True, default="general"
    )
    body = fields.Html(
        string="Words of the e-mail",
        sanitize="email_outgoing",
        help="The link to the questions and how to withdraw the consent are added by the system.",
    )
    segment_ids = fields.Many2many(
        "apk.segment", string="Only to segments", help="Empty: to everybody who has agreed."
    )
    state = fields.Selection(
        [("draft", "Draft"), ("sending", "Being sent"), ("sent", "Sent")],
        default="draft",
        required=True,
        copy=False,
        tracking=True,
        written_by="system",
    )
    recipient_ids = fields.One2many("apk.poll.recipient", "poll_id", string="Recipients")
    sent_count = fields.Integer(string="E-mails that left", compute="_compute_recipients")
    withdrawn_count = fields.Integer(string="Withdrew meanwhile", compute="_compute_recipients")
    failed_count = fields.Integer(string="Not delivered", compute="_compute_recipients")
    answers_text = fields.Char(
        string="Answers to personal invitations",
        compute="_compute_answers_text",
        help="Of the quarter in which the poll left. Whose an answer is, and of which poll, nobody knows (clause 80).",
    )
    agreed_count = fields.Integer(string="Have agreed", compute="_compute_agreed_count")

    @api.depends("segment_ids")
    def _compute_agreed_count(self):
        for poll in self:
            poll.agreed_count = len(poll._consent_by_address())

    @api.depends("recipient_ids.state")
    def _compute_recipients(self):
        for poll in self:
            states = Counter(poll.recipient_ids.mapped("state"))
            poll.sent_count = states["sent"] + states["unclear"]
            poll.withdrawn_count = states["withdrawn"]
            poll.failed_count = states["failed"]

    @api.depends("state", "rated_subject")
    def _compute_answers_text(self):
        """Counted among the released: five and more join them at a time, so no single answer is seen coming."""
        # sudo: nobody may read the table of answers; the count alone is shown, and only from five on
        answers = self.env["apk.answer"].sudo()
        for poll in self:
            quarter = poll.create_date and quarter_of(
                self.env["apk.office"]._day_of(poll.create_date)
            )
            count = answers.search_count(
                [
                    ("collection_mode", "=", "personal"),
                    ("rated_subject", "=", poll.rated_subject),
                    ("quarter", "=", quarter),
                ]
            )
            poll.answers_text = (
                str(count) if count >= SMALLEST_GROUP else self.env._("fewer than five")
            )

    def write(self, vals):
        if not self.env.su and any(poll.state != "draft" for poll in self):
            raise POLL_IS_SENT(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        if any(poll.state != "draft" for poll in self):
            raise POLL_IS_SENT(self.env)

    def _consent_by_address(self):
        """Those who may be asked now: address -> consent; one e-mail an address."""
        # sudo: the officer may not read all consents; the screen gets their number, the poll the addresses to write to
        consents = self.env["apk.consent"].sudo()
        in_force = consents.search([("purpose", "=", "survey"), ("withdrawn_at", "=", False)])
        found = {}
        for consent in in_force:
            address = consent.email or consent.partner_id.email_normalized
            segments = consent.partner_id.apk_segment_ids
            if address and (not self.segment_ids or self.segment_ids & segments):
                found.setdefault(address, consent)
        return found

    def action_send(self):
        """The e-mails leave one by one; each consent is looked at once more before its e-mail."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "draft":
            raise POLL_IS_SENT(self.env)
        if is_html_empty(self.body):
            raise POLL_BODY_MISSING(self.env)
        consents = self._consent_by_address()
        if not consents:
            raise NO_SURVEY_CONSENT(self.env)
        self._let_text_leave()
        # sudo: nobody may add recipients, the officer neither; only addresses with a consent in force become ones
        self.env["apk.poll.recipient"].sudo().create(
            [
                {"poll_id": self.id, "email": address, "partner_id": consent.partner_id.id}
                for address, consent in consents.items()
            ]
        )
        # sudo: the state is the system's to write; the caller's right to write the poll was checked above
        self.sudo().state = "sending"
        self.env.ref("apk_feedback.ir_cron_send_polls")._trigger()

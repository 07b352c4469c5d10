from odoo import api, fields, models
from odoo.tools import is_html_empty

from ..messages import NOBODY_HAS_AGREED, POLL_IS_SENT, POLL_WITHOUT_WORDS
from .documents import DOCUMENTS


class ApkPoll(models.Model):
    """A poll by personal letters (п. 80.7): only to those whose consent to surveys is in force at that moment."""

    _name = "apk.poll"
    _description = "Poll by personal letters"
    _inherit = ["apk.protected.mixin", "apk.interaction.mixin", "mail.thread"]
    _order = "id desc"

    name = fields.Char(string="Subject of the letter", required=True)
    document = fields.Selection(DOCUMENTS, string="Questionnaire", required=True, default="general")
    body = fields.Html(
        string="Words of the letter",
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
    agreed_count = fields.Integer(string="Have agreed", compute="_compute_agreed_count")

    @api.depends("segment_ids")
    def _compute_agreed_count(self):
        for poll in self:
            poll.agreed_count = len(poll._agreed())

    def write(self, vals):
        if not self.env.su and any(poll.state != "draft" for poll in self):
            raise POLL_IS_SENT(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        if any(poll.state != "draft" for poll in self):
            raise POLL_IS_SENT(self.env)

    def _agreed(self):
        """Address -> consent of those who may be asked now; one letter an address."""
        consents = self.env["apk.consent"].sudo()  # sudo: whether one may write is no secret
        in_force = consents.search([("purpose", "=", "survey"), ("withdrawn_at", "=", False)])
        found = {}
        for consent in in_force:
            address = consent.email or consent.partner_id.email_normalized
            segments = consent.partner_id.apk_segment_ids
            if address and (not self.segment_ids or self.segment_ids & segments):
                found.setdefault(address, consent)
        return found

    def action_send(self):
        """The letters leave one by one; each consent is looked at once more before its letter."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "draft":
            raise POLL_IS_SENT(self.env)
        if is_html_empty(self.body):
            raise POLL_WITHOUT_WORDS(self.env)
        agreed = self._agreed()
        if not agreed:
            raise NOBODY_HAS_AGREED(self.env)
        self.env["apk.poll.recipient"].sudo().create(  # sudo: nobody types recipients in
            [
                {"poll_id": self.id, "email": address, "partner_id": consent.partner_id.id}
                for address, consent in agreed.items()
            ]
        )
        self.sudo().state = "sending"  # sudo: by this button only
        self.env.ref("apk_feedback.ir_cron_send_polls")._trigger()

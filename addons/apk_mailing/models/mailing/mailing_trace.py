from odoo import api, fields, models

from odoo.addons.apk_client.rules.mail_effects import STOPS

from ...messages import EMAILS_ARE_KEPT
from ...rules.refusals import status_says_dead

REASONS = [
    ("apk_no_consent", "No consent to the topic"),
    ("apk_withdrawn", "The consent is withdrawn"),
    ("apk_dead", "The address does not work"),
    ("apk_unclear", "Unknown whether it left"),
]


class MailingTrace(models.Model):
    """One campaign e-mail: its place in the queue, its proof, or why it did not leave (п. 27.1)."""

    _name = "mailing.trace"
    _inherit = ["mailing.trace", "apk.protected.mixin"]

    failure_type = fields.Selection(
        selection_add=REASONS, ondelete={reason: "set null" for reason, _label in REASONS}
    )
    apk_consent_id = fields.Many2one(
        "apk.consent",
        string="On the ground of",
        ondelete="restrict",
        index="btree_not_null",
        written_by="system",
    )
    apk_attempts = fields.Integer(string="Attempts", written_by="system")
    apk_retry_at = fields.Datetime(string="Next attempt", written_by="system")
    apk_in_history = fields.Boolean(readonly=True)

    _apk_once = models.UniqueIndex(
        "(mass_mailing_id, email) WHERE apk_consent_id IS NOT NULL",
        "This person already has an e-mail of this mailing.",
    )
    _apk_queue_idx = models.Index(
        "(mass_mailing_id, id) WHERE trace_status IN ('outgoing', 'process') AND apk_consent_id IS NOT NULL"
    )
    _apk_pace_idx = models.Index("(sent_datetime) WHERE apk_consent_id IS NOT NULL")

    def _protected_among(self, names):
        """An e-mail that left is not put back into the queue by hand: it would leave twice."""
        protected = super()._protected_among(names)
        if self.filtered("apk_consent_id"):
            protected |= {"trace_status", "email", "mass_mailing_id"}.intersection(names)
        return protected

    @api.ondelete(at_uninstall=False)
    def _unlink_except_emails(self):
        if self.filtered("apk_consent_id"):
            raise EMAILS_ARE_KEPT(self.env)

    def _may_be_tracked(self, mode):
        """Asked when the e-mail is opened or its link followed: what was switched off or withdrawn since stays unseen."""
        # sudo: whoever opens an e-mail has no account; only «may it be tracked» is answered
        trace = self.sudo().exists()
        consent = trace.apk_consent_id
        is_on = mode in self.env["mailing.mailing"]._tracking_modes()
        return is_on and consent.is_live and consent.text_id.discloses_tracking

    def _record_report(self, outcome):
        """A server, or the client's mail provider, reports of this e-mail; receipts and delays change nothing.

        :param outcome: ``apk_client.rules.mail_reports.Outcome`` of its recipient
        """
        self.ensure_one()
        stop = STOPS.get(outcome.kind)
        if outcome.kind == "failed":
            self.set_bounced(bounce_message=outcome.diagnostic)
            if status_says_dead(outcome.status):
                self._stop_address(self.email, outcome.diagnostic or outcome.status)
        elif stop == "consent":
            self.apk_consent_id._of_the_same_kind()._withdraw("one_click")
        elif stop == "address":
            self._stop(self.email, self.env._("The client has called our mailing spam"))

    @api.model
    def _stop_address(self, email, reason):
        """A hard bounce: no more campaign e-mails to this address; answers and notices still leave."""
        self._stop(email, self.env._("The address does not work: %s", reason))

    @api.model
    def _stop(self, email, message):
        # sudo: the mail robot may not edit the stop list; a mail server, or the client, has refused e-mails
        stops = self.env["mail.blacklist"].sudo()
        if not stops.search_count([("email", "=", email)], limit=1):
            stops._add(email, message=message)

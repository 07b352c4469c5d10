from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.deadlines import first_reply_due
from odoo.addons.apk_base.rules.russian_dates import format_term
from odoo.addons.apk_client.messages import CASE_IS_KEPT


class ApkMailSpool(models.Model):
    """An incoming e-mail as it came, stored in a transaction of its own before anything else is done with it.

    Odoo's gateway marks an e-mail as fetched even when it failed to process it, and drops some on purpose.
    An e-mail in the spool can be neither lost nor registered twice: it is registered in one transaction that
    holds the lock of its row.
    """

    _name = "apk.mail.spool"
    _description = "Inbound e-mail"
    _inherit = ["apk.protected.mixin", "apk.desk.mixin"]
    _order = "id desc"
    _rec_name = "subject"
    _shown_on_desk = frozenset({"state"})

    fingerprint = fields.Char(required=True, written_by="system", erase=KEEP)
    raw = fields.Binary(
        attachment=False, written_by="system", erase=False, help="The e-mail as it came."
    )
    file_name = fields.Char(compute="_compute_file_name")
    message_id = fields.Char(
        string="Message-Id", index="btree_not_null", written_by="system", erase=False
    )
    email_from = fields.Char(string="Sender", written_by="system", erase=False)
    subject = fields.Char(written_by="system", erase=False)
    received_at = fields.Datetime(string="Received", written_by="system")
    state = fields.Selection(
        [
            ("received", "Waits for registration"),
            ("registered", "Registered"),
            ("attached", "Added to a message"),
            ("recorded", "Report on our e-mail"),
            ("quarantined", "Set aside"),
            ("dismissed", "Not a message"),
        ],
        default="received",
        required=True,
        written_by="system",
    )
    mailbox_id = fields.Many2one(
        "fetchmail.server",
        ondelete="set null",
        index="btree_not_null",
        written_by="system",
    )
    is_older = fields.Boolean(
        string="Older than the start of the mailbox",
        written_by="system",
        help="It was in the mailbox before the day from which the mailbox takes e-mails.",
    )
    may_register = fields.Boolean(compute="_compute_decisions")
    may_dismiss = fields.Boolean(compute="_compute_decisions")
    reason = fields.Char(written_by="system", erase=False)
    unfinished_attempts = fields.Integer(
        string="Interrupted registrations",
        written_by="system",
        help="How often a registration has begun and its process has died.",
    )
    case_id = fields.Many2one(
        "apk.case", string="Message", ondelete="restrict", written_by="system"
    )
    dismissed_by_id = fields.Many2one("res.users", string="Looked at by", written_by="system")

    _fingerprint_uniq = models.Constraint("UNIQUE(fingerprint)", "This e-mail is already here.")
    _waiting_idx = models.Index("(id) WHERE state IN ('received', 'quarantined')")

    def _compute_file_name(self):
        for spooled in self:
            spooled.file_name = f"email-{spooled.id}.eml"

    @api.depends("state")
    def _compute_decisions(self):
        """What a registrar may still decide about an e-mail that a machine seems to have written."""
        for spooled in self:
            spooled.may_register = spooled.state in ("quarantined", "dismissed")
            spooled.may_dismiss = spooled.state == "quarantined"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

    def action_dismiss(self):
        """A registrar confirms that a machine wrote it: it stays in the spool and leaves the desk."""
        self.env["apk.case"].check_access("create")
        quarantined = self.filtered("may_dismiss")
        decision = {"state": "dismissed", "dismissed_by_id": self.env.uid}
        spool = quarantined.sudo()  # sudo: a registrar may not write it; one decision is written
        spool.write(decision)

    def _desk_row(self):
        """An e-mail that is no message yet, with the term that its first reply would have (п. 20)."""
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        due = first_reply_due(to_local(self.received_at), calendar.is_working_day)
        return {
            "id": self.id,
            "name": self.email_from or "",
            "subject": self.subject or "",
            "who": self.reason or "",
            "due": format_term(due),
        }

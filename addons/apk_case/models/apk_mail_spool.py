from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.deadlines import first_reply_due
from odoo.addons.apk_base.rules.russian_dates import format_term
from odoo.addons.apk_client.messages import CASE_IS_KEPT

from ..rules.mail_text import letter_text

TEXT_SHOWN = 5_000


class ApkMailSpool(models.Model):
    """Every incoming letter as it came, stored in a transaction of its own before anything else.

    Odoo's gateway marks a letter as fetched even when it failed to process it, and drops some on purpose.
    A letter in the spool can be neither lost nor registered twice: it is registered in one transaction that
    holds the lock of its row.
    """

    _name = "apk.mail.spool"
    _description = "Incoming letter"
    _order = "id desc"
    _rec_name = "subject"

    fingerprint = fields.Char(required=True, readonly=True)
    raw = fields.Binary(attachment=False, readonly=True, help="The letter as it came.")
    file_name = fields.Char(compute="_compute_file_name")
    text = fields.Text(string="What is written", compute="_compute_text")
    message_id = fields.Char(string="Message-Id", readonly=True)
    email_from = fields.Char(string="Sender", readonly=True)
    subject = fields.Char(readonly=True)
    received_at = fields.Datetime(string="Received", readonly=True)
    state = fields.Selection(
        [
            ("received", "Waits for registration"),
            ("registered", "Registered"),
            ("attached", "Added to a message"),
            ("quarantined", "Set aside"),
            ("dismissed", "Not a message"),
            ("failed", "Not registered"),
        ],
        default="received",
        required=True,
        readonly=True,
    )
    reason = fields.Char(readonly=True)
    case_id = fields.Many2one("apk.case", string="Message", readonly=True, ondelete="restrict")
    dismissed_by_id = fields.Many2one("res.users", string="Looked at by", readonly=True)

    _fingerprint_uniq = models.Constraint("UNIQUE(fingerprint)", "This letter is already here.")
    _waiting_idx = models.Index("(id) WHERE state = 'received'")

    def _compute_file_name(self):
        for letter in self:
            letter.file_name = f"letter-{letter.id}.eml"

    @api.depends("raw")
    def _compute_text(self):
        """Enough to tell a person's letter from a machine's, without opening a file."""
        for letter in self:
            letter.text = letter_text(letter._raw_bytes())[:TEXT_SHOWN]

    def action_register(self):
        """A person has looked at a letter that was set aside and wants it registered (п. 18)."""
        self.env["apk.case"].check_access("create")
        for letter in self.sudo():  # sudo: the registrar decides, the spool writes
            if letter.state in ("quarantined", "dismissed"):
                case = letter._register_as_letter()
                case._send_first_reply()
        return self.case_id._get_records_action()

    def action_dismiss(self):
        """A person has looked: it is a machine's letter indeed. It stays here, off the desk."""
        self.env["apk.case"].check_access("create")
        seen = self.filtered(lambda letter: letter.state == "quarantined")
        dismissed = {"state": "dismissed", "dismissed_by_id": self.env.uid}
        seen.sudo().write(dismissed)  # sudo: the registrar decides, the spool writes

    def _row(self):
        """How the desk shows a letter that is no message yet: when its first reply would be due (п. 20)."""
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        due = first_reply_due(to_local(self.received_at), calendar.is_working_day)
        return {
            "id": self.id,
            "name": self.email_from or "",
            "subject": self.subject or "",
            "who": self.reason or "",
            "due": format_term(due),
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

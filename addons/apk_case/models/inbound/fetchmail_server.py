import logging
from datetime import timezone

from odoo import api, fields, models
from odoo.tools import exception_to_unicode

from odoo.addons.apk_base.office_time import to_naive_utc

from ...mailbox_connection import SpoolingConnection, plain_connection, unread_headers
from ...messages import MAILBOX_CANNOT_BE_READ
from ...rules.mail_receipt import accepted_at
from ...rules.mailbox_errors import error_cause
from ...rules.mailbox_start import is_older_than_start

_logger = logging.getLogger(__name__)
# After a change of these the figures of the last look say nothing.
CHECKED_FIELDS = frozenset(
    ["server_type", "server", "port", "is_ssl", "user", "password", "object_id", "apk_accept_from"]
)


class FetchmailServer(models.Model):
    """A mailbox of the office: from which moment it takes e-mails, what waits in it, why it cannot be read."""

    _inherit = "fetchmail.server"

    apk_is_ours = fields.Boolean(string="E-mails become messages", compute="_compute_apk_is_ours")
    apk_accept_from = fields.Datetime(
        string="Take e-mails from",
        help="Unread e-mails that came earlier are kept in «Inbound e-mails», without a number and a first reply, until a person decides.",
    )
    apk_checked_at = fields.Datetime(string="Looked into the mailbox", readonly=True, copy=False)
    apk_newer_count = fields.Integer(string="Unread: will be registered", readonly=True, copy=False)
    apk_older_count = fields.Integer(string="Unread: will be kept aside", readonly=True, copy=False)
    apk_waiting_count = fields.Integer(
        string="Wait for registration", compute="_compute_apk_counts"
    )
    apk_quarantined_count = fields.Integer(string="Kept aside", compute="_compute_apk_counts")
    apk_failing_since = fields.Datetime(string="Cannot be read since", readonly=True, copy=False)
    apk_error_text = fields.Char(string="Why it cannot be read", compute="_compute_apk_error_text")

    @api.depends("object_id")
    def _compute_apk_is_ours(self):
        for mailbox in self:
            mailbox.apk_is_ours = mailbox.object_id.model == "apk.case"

    def _compute_apk_counts(self):
        # sudo: who connects a mailbox may not read its e-mails; two figures leave
        spool = self.env["apk.mail.spool"].sudo()
        groups = spool._read_group(
            [("mailbox_id", "in", self.ids), ("state", "in", ("received", "quarantined"))],
            ["mailbox_id", "state"],
            ["__count"],
        )
        counts = {(mailbox.id, state): count for mailbox, state, count in groups}
        for mailbox in self:
            mailbox.apk_waiting_count = counts.get((mailbox.id, "received"), 0)
            mailbox.apk_quarantined_count = counts.get((mailbox.id, "quarantined"), 0)

    @api.depends("error_message")
    def _compute_apk_error_text(self):
        for mailbox in self:
            error = mailbox.error_message
            mailbox.apk_error_text = error and mailbox._error_text(error)

    @api.onchange("object_id")
    def _onchange_apk_object(self):
        if self.object_id.model == "apk.case" and not self.apk_accept_from:
            self.apk_accept_from = fields.Datetime.now()

    @api.model_create_multi
    def create(self, vals_list):
        """A mailbox that is connected without a word about its start takes what comes from now on."""
        now = fields.Datetime.now()
        return super().create(
            [{**vals, "apk_accept_from": vals.get("apk_accept_from") or now} for vals in vals_list]
        )

    def write(self, vals):
        if CHECKED_FIELDS & vals.keys():
            vals = {**vals, "apk_checked_at": False}
        result = super().write(vals)
        if "object_id" in vals:
            unbounded = self.filtered(lambda one: one.apk_is_ours and not one.apk_accept_from)
            unbounded.apk_accept_from = fields.Datetime.now()
        return result

    def action_check_mailbox(self):
        """Sign in and count what is unread on either side of the start; nothing becomes read, nothing is fetched."""
        self.ensure_one()
        self.check_access("write")
        counts = {True: 0, False: 0}
        try:
            connection = plain_connection(self._connect__(allow_archived=True))
            try:
                now = fields.Datetime.now().replace(tzinfo=timezone.utc)
                for headers, arrived in unread_headers(connection):
                    moment = to_naive_utc(accepted_at(headers, now, arrived))
                    counts[is_older_than_start(moment, self.apk_accept_from or None)] += 1
            finally:
                connection.disconnect()
        except Exception as error:  # broad: libraries and servers fail in many ways; all are told
            _logger.info("Mailbox %s could not be read", self.id, exc_info=True)
            why = self._error_text(exception_to_unicode(error))
            raise MAILBOX_CANNOT_BE_READ(self.env, why=why) from error
        figures = {"apk_older_count": counts[True], "apk_newer_count": counts[False]}
        self.write({**figures, "apk_checked_at": fields.Datetime.now()})

    def button_confirm_login(self):
        """A mailbox of the office is looked into before it is connected, whoever presses the button."""
        for mailbox in self.filtered(lambda one: one.apk_is_ours and not one.apk_checked_at):
            mailbox.action_check_mailbox()
        return super().button_confirm_login()

    def _fetch_mail(self, **kw):
        """Core keeps the first error and takes a mailbox off five days later; the office's waits for its server, the holidays
        through (п. 18), and says why it cannot be read now.
        """
        ours = self.filtered("apk_is_ours")
        ours.filtered("error_date").error_date = False
        result = super()._fetch_mail(**kw)
        for mailbox in ours:
            since = mailbox.error_date and (mailbox.apk_failing_since or mailbox.error_date)
            if mailbox.apk_failing_since != since:
                mailbox.apk_failing_since = since
        return result

    def _connect__(self, allow_archived=False):
        connection = super()._connect__(allow_archived=allow_archived)
        if not self.apk_is_ours:
            return connection
        spool = self.env["apk.mail.spool"].sudo()  # sudo: a robot may not write; it adds e-mails
        return SpoolingConnection(connection, lambda raw, told: spool._store(raw, self, told))

    def _error_text(self, error):
        """What an administrator reads instead of what a library has said, which follows in brackets."""
        words = {
            "login": self.env._("The mail server does not accept this name and password"),
            "host": self.env._("There is no mail server of this name; check the address"),
            "refused": self.env._("The mail server does not answer on this port; check the port"),
            "certificate": self.env._("The certificate of the mail server is not trusted"),
            "encryption": self.env._("The encrypted connection failed; check SSL/TLS and the port"),
            "timeout": self.env._(
                "The mail server does not answer; check the address and firewall"
            ),
            "network": self.env._("The connection to the mail server breaks off"),
            "busy": self.env._("The mail server is busy and will be asked again"),
            "store": self.env._("An e-mail could not be stored; it stays unread in the mailbox"),
            "other": self.env._("The mailbox cannot be read"),
        }[error_cause(error)]
        return f"{words} ({' '.join(error.split())[:200]})"

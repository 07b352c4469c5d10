from odoo import fields, models

from ..rules.readiness import letter_problem, sender_problem
from .apk_office import STAFF_LETTERS
from .ir_mail_server import TEST_LETTER


class ApkReadinessMail(models.AbstractModel):
    """Readiness of outgoing mail: a server that has taken a test letter, the sender, the switch of e-mails to colleagues."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [
            *super()._checks(),
            self._check_outgoing_mail,
            self._check_sender,
            self._check_staff_letters,
        ]

    def _check_outgoing_mail(self):
        params = self.env["ir.config_parameter"]
        servers = self.env["ir.mail_server"].search([])  # pylint: disable=no-search-all
        proven_at = fields.Datetime.to_datetime(params.get_param(TEST_LETTER) or None)
        has_server = bool(servers) or self.env["ir.mail_server"]._is_set_in_file()
        changed_at = max(servers.mapped("write_date"), default=None)
        problem = letter_problem(has_server, changed_at, proven_at)
        why = {
            "missing": self.env._("No mail server is connected: no letter can leave."),
            "untried": self.env._(
                "Nobody has tried yet whether the mail server takes our letters."
            ),
            "changed": self.env._(
                "The mail server was changed after the last test letter: try it again."
            ),
            "": self.env._("The mail server took a test letter."),
        }[problem]
        if problem == "missing":
            button, action = self.env._("Connect a mail server"), "apk_base.outgoing_mail_action"
        else:
            button, action = self.env._("Send a test letter"), "apk_base.test_letter_action"
        return self._as_check(
            "outgoing_mail", 30, self.env._("Outgoing mail"), "todo" if problem else "done", why,
            button=button, action=self._opens(action),
        )  # fmt: skip

    def _check_sender(self):
        mail = self.env["ir.mail_server"]
        sender = mail._get_default_from_address() or ""
        servers = mail.search([])  # pylint: disable=no-search-all
        problem = sender_problem(sender, [one.from_filter or "" for one in servers])
        why = {
            "nobody": self.env._("Letters to colleagues and invitations have no sender: they do not leave."),
            "refused": self.env._("Letters to colleagues leave from %s, but no mail server is for it: see «From filter».", sender),
            "": self.env._("Letters to colleagues and invitations leave from %s.", sender),
        }[problem]  # fmt: skip
        action = "outgoing_mail_action" if problem == "refused" else "requisites_action"
        return self._as_check(
            "sender", 35, self.env._("Sender of letters to colleagues"), "todo" if problem else "done", why,
            button=self.env._("Open the mail servers") if problem == "refused" else self.env._("Open the requisites"),
            action=self._opens(f"apk_base.{action}"),
        )  # fmt: skip

    def _check_staff_letters(self):
        leave = bool(self.env["ir.config_parameter"].get_param(STAFF_LETTERS))
        why = (
            self.env._("Colleagues hear of their messages and terms by e-mail.")
            if leave
            else self.env._("E-mails to colleagues are switched off: assignments and reminders are seen in the program only.")
        )  # fmt: skip
        return self._as_check(
            "staff_letters", 85, self.env._("E-mails to colleagues"), "done" if leave else "todo", why,
            button=self.env._("Open the switch"), action=self._opens("apk_base.staff_letters_action"),
        )  # fmt: skip

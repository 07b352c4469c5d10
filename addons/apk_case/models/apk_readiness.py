from odoo import models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ..rules.mailbox_state import mailbox_state


class ApkReadiness(models.AbstractModel):
    """Readiness of chapter 4: a mailbox that is read, first replies that leave, terms that the department has confirmed."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [
            *super()._checks(),
            self._check_mailboxes,
            self._check_first_replies,
            self._check_terms,
        ]

    def _check_mailboxes(self):
        """The figures are those of the last look: nothing here asks the mailbox."""
        mailboxes = self.env["fetchmail.server"].search([])  # pylint: disable=no-search-all
        ours = mailboxes.filtered("apk_is_ours")
        state = mailbox_state((one.state, bool(one.apk_failing_since)) for one in ours)
        why = {
            "missing": self.env._("No mailbox is connected: what clients write by e-mail does not become a message."),
            "draft": self.env._("A mailbox is entered, but it is not read yet: check it and start."),
            "failing": self.env._("The mailbox cannot be read. %s", ", ".join(ours.filtered("apk_failing_since").mapped(lambda one: one.apk_error_text or one.name))),
            "": self.env._("E-mails become messages."),
        }[state]  # fmt: skip
        said = [self._mailbox_text(one) for one in ours]
        action = self._opens("apk_case.apk_mailbox_action")
        if len(ours) == 1:
            form = self.env.ref("apk_case.apk_mailbox_view_form").id
            action |= {"res_id": ours.id, "view_mode": "form", "views": [(form, "form")]}
        return self._as_check(
            "mailboxes", 40, self.env._("Incoming mail"), "todo" if state else "done", " ".join([why, *said]),
            button=self.env._("Open the mailbox") if ours else self.env._("Connect the mailbox"), action=action,
        )  # fmt: skip

    def _mailbox_text(self, mailbox):
        """«apk@example.ru: letters from 1 December 2026 on; unread at the last check 3, older 12.»"""
        since = mailbox.apk_accept_from
        told = self.env._(
            "%(name)s: e-mails are taken from %(since)s.",
            name=mailbox.user or mailbox.name,
            since=format_moment(to_local(since)) if since else "—",
        )
        if mailbox.apk_checked_at:
            told += " " + self.env._(
                "Unread at the last check: new %(newer)s, older %(older)s.",
                newer=mailbox.apk_newer_count,
                older=mailbox.apk_older_count,
            )
        return told

    def _check_first_replies(self):
        cases = self.env["apk.case"]
        leave = cases._first_replies_leave()
        waiting = 0 if leave else len(cases._awaiting_start())
        why = (
            self.env._("Clients learn by themselves that their messages came.")
            if leave
            else self.env._("First replies are switched off: clients do not learn that their messages came. Waiting: %s.", waiting)
        )  # fmt: skip
        return self._as_check(
            "first_replies", 80, self.env._("First replies"), "done" if leave else "todo", why,
            button=self.env._("Open the switch"), action=self._opens("apk_case.apk_first_reply_start_action"),
        )  # fmt: skip

    def _check_terms(self):
        regimes = self.env["apk.regime"]
        open_ones = regimes.search([("confirmed_on", "=", False)])
        why = (
            self.env._("Terms of %(count)s kinds of messages were not compared with the law yet: %(names)s.", count=len(open_ones), names=self._named(open_ones))
            if open_ones
            else self.env._("The department has confirmed every term.")
        )  # fmt: skip
        domain = [("confirmed_on", "=", False)] if open_ones else []
        return self._as_check(
            "terms", 70, self.env._("Terms of answers"), "todo" if open_ones else "done", why,
            button=self.env._("Open the terms"), action=self._opens("apk_case.apk_regime_action", domain=domain),
            group="apk_base.group_administrator",
        )  # fmt: skip

from odoo import models
from odoo.fields import Domain

from odoo.addons.apk_base.models.apk_desk import ROWS
from odoo.addons.apk_base.office_time import MOSCOW, to_local, to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_moment
from odoo.addons.apk_base.rules.working_time import end_of_day

from .case_state import OPEN_STATES


class ApkDesk(models.AbstractModel):
    """The queues of messages, of notices to hand over and of e-mails in quarantine (п. 18–20, 25)."""

    _inherit = "apk.desk"

    def _has_desk(self):
        return self.env["apk.case"].has_access("read") or super()._has_desk()

    def _queues(self):
        if self.env["apk.case"].has_access("read"):
            yield from self._case_queues()
        yield from super()._queues()

    def _case_queues(self):
        cases = self.env["apk.case"]
        evening = end_of_day(self.env["apk.office"]._today(), MOSCOW)
        mine = cases._mine()
        yield from self._mail_alerts()
        today = Domain("next_due_at", "<", to_naive_utc(evening)) & Domain(
            "has_overdue_deadline", "=", False
        )
        yield self._queue(
            "overdue", self.env._("Overdue"), mine & Domain("has_overdue_deadline", "=", True)
        )
        yield self._queue(
            "today", self.env._("Due today"), mine & Domain("next_due_at", "!=", False) & today
        )
        if self.env.user.has_group("apk_base.group_registrar"):
            to_triage = Domain("awaits_triage", "=", True)
            queue = self._queue("to_triage", self.env._("To sort"), to_triage)
            yield {**queue, "action": "apk_case.apk_case_action_triage"}
        held = Domain("first_reply_hold", "!=", False) & Domain(
            "first_reply_awaits_start", "=", False
        )
        yield self._queue("held", self.env._("First reply waits"), held)
        if self.env.user.has_group("apk_base.group_head"):
            waiting = Domain("state", "=", "approval")
            yield self._queue("approval", self.env._("Waits for approval"), waiting)
        unassigned = cases._unassigned() & Domain("state", "in", OPEN_STATES)
        yield self._queue("unassigned", self.env._("Without executor"), unassigned)
        yield self._notices_to_hand_over()
        if self.env.user.has_group("apk_base.group_registrar"):
            yield from self._quarantine_queues()

    def _mail_alerts(self):
        """What an administrator must do before clients get what п. 20 promises; in red."""
        is_administrator = self.env.user.has_group("base.group_system")
        if not self.env["apk.case"]._first_replies_leave():
            waiting = Domain("first_reply_awaits_start", "=", True)
            name = self.env._("First replies are switched off")
            queue = {**self._queue("replies_off", name, waiting), "is_alert": True}
            switch = {"action": "apk_case.apk_first_reply_start_action"}
            yield {**queue, **(switch if is_administrator else {})}
        if is_administrator:
            yield from self._mailboxes_in_trouble()

    def _mailboxes_in_trouble(self):
        mailboxes = self.env["fetchmail.server"]
        domain = Domain("object_id.model", "=", "apk.case") & Domain("error_date", "!=", False)
        rows = [
            {
                "id": mailbox.id,
                "name": mailbox.name,
                "subject": mailbox.apk_error_text,
                "who": mailbox.user or "",
                "due": format_moment(to_local(mailbox.error_date)),
            }
            for mailbox in mailboxes.search(domain, order="error_date, id", limit=ROWS)
        ]
        if rows:
            name = self.env._("The mailbox cannot be read since")
            queue = self._as_queue("mailboxes", name, "fetchmail.server", domain, rows)
            yield {**queue, "is_alert": True}

    def _queue(self, key, name, domain):
        cases = self.env["apk.case"].search(domain, order="next_due_at, id", limit=ROWS)
        rows = [
            {
                "id": case.id,
                "name": case.name,
                "subject": case.subject,
                "who": case.partner_id.name or case.email_from or "",
                "due": case.next_due_text or "",
            }
            for case in cases
        ]
        return self._as_queue(key, name, "apk.case", domain, rows)

    def _notices_to_hand_over(self):
        """Notices that a person hands over (post, phone, in person), and those whose delivery is uncertain."""
        waiting = Domain("transport", "=", "task") & Domain("state", "in", ("queued", "failed"))
        domain = waiting | Domain("state", "=", "unclear")
        deliveries = self.env["apk.delivery"].search(domain, order="id", limit=ROWS)
        rows = [
            {
                "id": delivery.id,
                "name": delivery.about,
                "subject": delivery.subject,
                "who": delivery.partner_id.name or "",
                "due": delivery.channel_id.name,
            }
            for delivery in deliveries
        ]
        return self._as_queue(
            "notices", self.env._("Notices to hand over"), "apk.delivery", domain, rows
        )

    def _quarantine_queues(self):
        """E-mails of machines, it seems; a person may have written one, and its first reply is owed too (п. 20)."""
        waiting = Domain("state", "in", ("quarantined", "received")) & Domain(
            "is_older", "=", False
        )
        yield self._emails("quarantined", self.env._("Quarantined e-mails"), waiting)
        older = Domain("state", "=", "quarantined") & Domain("is_older", "=", True)
        yield self._emails("older", self.env._("E-mails older than the start"), older)

    def _emails(self, key, name, domain):
        emails = self.env["apk.mail.spool"].search(domain, order="received_at, id", limit=ROWS)
        rows = [spooled._desk_row() for spooled in emails]
        return self._as_queue(key, name, "apk.mail.spool", domain, rows)

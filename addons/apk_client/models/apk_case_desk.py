from odoo import api, fields, models
from odoo.fields import Domain

from ..rules.working_time import end_of_day
from .case_states import OPEN_STATES
from .office_time import MOSCOW, to_local, to_naive_utc

ROWS = 7


class ApkCaseDesk(models.AbstractModel):
    """«My desk»: what one person has to do now, the most pressing first; the first page of the suite."""

    _name = "apk.case.desk"
    _description = "My desk"

    @api.model
    def desk(self):
        """What the signed-in user may see anyway, sorted into heaps.

        :return: list of ``{key, name, model, domain, count, rows}``; a heap of rows has at most ``ROWS``
        """
        if not self._has_desk():
            self.browse().check_access("read")
        return [
            heap for heap in self._heaps() if heap["count"] or heap["key"] in ("overdue", "today")
        ]

    @api.model
    def _has_desk(self):
        """Is there anything here for the signed-in user; an addon to the right has more to lay on the desk."""
        return self.browse().has_access("read")

    def _heaps(self):
        """Heaps of what the user may read; an addon to the right adds its own."""
        if self.browse().has_access("read"):
            yield from self._case_heaps()

    def _case_heaps(self):
        evening = end_of_day(self.env["apk.office"]._today(), MOSCOW)
        mine = self._mine()
        today = Domain("next_due_at", "<", to_naive_utc(evening)) & Domain(
            "has_overdue_deadline", "=", False
        )
        yield self._heap(
            "overdue", self.env._("Overdue"), mine & Domain("has_overdue_deadline", "=", True)
        )
        yield self._heap(
            "today", self.env._("Due today"), mine & Domain("next_due_at", "!=", False) & today
        )
        if self.env.user.has_group("apk_client.group_registrar"):
            heap = self._heap("to_sort", self.env._("To sort"), self._to_sort())
            yield {**heap, "action": "apk_client.apk_case_action_sorting"}
        yield self._heap(
            "held", self.env._("First reply waits"), Domain("first_reply_hold", "!=", False)
        )
        if self.env.user.has_group("apk_knowledge.group_head"):
            waiting = Domain("state", "=", "approval")
            yield self._heap("approval", self.env._("Waits for approval"), waiting)
        nobody = self._of_nobody() & Domain("state", "in", OPEN_STATES)
        yield self._heap("nobody", self.env._("Without executor"), nobody)
        yield self._letters()
        if self.env.user.has_group("apk_client.group_registrar"):
            yield self._letters_set_aside()

    def _mine(self):
        """An executor's own messages and those nobody has taken; a head's and a registrar's all in sight."""
        open_ones = Domain("state", "in", OPEN_STATES)
        wide = (
            "apk_knowledge.group_head",
            "apk_client.group_registrar",
            "apk_knowledge.group_controller",
        )
        if any(map(self.env.user.has_group, wide)):
            return open_ones
        return open_ones & (Domain("user_id", "=", self.env.uid) | self._of_nobody())

    @api.model
    def _of_nobody(self):
        """Given to nobody, or to somebody who has left since."""
        return Domain("user_id", "=", False) | Domain("user_id.active", "=", False)

    def _heap(self, key, name, domain):
        cases = self.search(domain, order="next_due_at, id", limit=ROWS)
        rows = [
            {
                "id": case.id,
                "name": case.name,
                "subject": case.subject,
                "who": case.partner_id.name or case.email_from or "",
                "due": case.next_due_spoken or "",
            }
            for case in cases
        ]
        return self._as_heap(key, name, "apk.case", domain, rows)

    def _letters(self):
        """Letters that a person hands over: post, phone, in person; and those of unknown fate."""
        waiting = Domain("transport", "=", "task") & Domain("state", "in", ("queued", "failed"))
        domain = waiting | Domain("state", "=", "unclear")
        letters = self.env["apk.delivery"].search(domain, order="id", limit=ROWS)
        rows = [
            {
                "id": letter.id,
                "name": letter.about,
                "subject": letter.subject,
                "who": letter.partner_id.name or "",
                "due": letter.channel_id.name,
            }
            for letter in letters
        ]
        return self._as_heap(
            "letters", self.env._("Letters to hand over"), "apk.delivery", domain, rows
        )

    def _letters_set_aside(self):
        """What looks like a machine's letter may be a person's, and its first reply is owed too (п. 20)."""
        domain = Domain("state", "in", ("set_aside", "received", "failed"))
        letters = self.env["apk.mail.spool"].search(domain, order="received_at, id", limit=ROWS)
        rows = [letter._row() for letter in letters]
        name = self.env._("Letters set aside")
        return self._as_heap("set_aside", name, "apk.mail.spool", domain, rows)

    def _as_heap(self, key, name, model, domain, rows):
        count = self.env[model].search_count(domain)
        this_year = (
            f" {to_local(fields.Datetime.now()).year} г."  # Russian: the year goes without saying
        )
        rows = [{**row, "due": row["due"].removesuffix(this_year)} for row in rows]
        return {
            "key": key,
            "name": name,
            "model": model,
            "domain": list(domain),
            "count": count,
            "rows": rows,
        }

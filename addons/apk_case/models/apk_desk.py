from typing import NamedTuple

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.apk_base.models.apk_desk import ROWS
from odoo.addons.apk_base.office_time import MOSCOW, to_local, to_naive_utc
from odoo.addons.apk_base.rules.person_names import surname_and_initials
from odoo.addons.apk_base.rules.russian_dates import format_moment, format_term
from odoo.addons.apk_base.rules.working_time import end_of_day

from .apk_case_desk import BY_HAND
from .case_state import OPEN_STATES

LISTS = {
    "to_triage": "apk_case.apk_case_view_list_triage",
    "hand_over": "apk_case.apk_delivery_view_list_by_hand",
}


class Card(NamedTuple):
    key: str
    name: str
    domain: Domain


class ApkDesk(models.AbstractModel):
    """The cards of messages, of notices to hand over and of e-mails in quarantine (п. 18–20, 25).

    A message lies in one card: in the first of ``_cards`` that it fits, and these stand in the order of what burns.
    """

    _inherit = "apk.desk"

    def _has_desk(self):
        return self.env["apk.case"].has_access("read") or super()._has_desk()

    def _queues(self):
        if self.env["apk.case"].has_access("read"):
            yield from self._mail_alerts()
            yield from self._case_queues()
        yield from super()._queues()

    def _case_queues(self):
        cases = self.env["apk.case"]
        cards = list(self._cards())
        order = SQL.identifier(cases._table, "next_due_at", to_flush=cases._fields["next_due_at"])
        domains = [(card.key, card.domain) for card in cards]
        dealt = self._deal(cases, cases._open(), domains, order)
        found = cases.browse(case_id for _count, ids in dealt.values() for case_id in ids)
        earlier = Domain.FALSE
        for card in cards:
            count, ids = dealt.get(card.key, (0, []))
            domain = cases._open() & card.domain & ~earlier
            earlier |= card.domain
            if card.key == "hand_over":
                yield self._notices_to_hand_over(card.name, domain)
            elif count:
                rows = [self._case_row(case, card) for case in found.browse(ids).with_prefetch(found.ids)]  # fmt: skip
                queue = self._as_queue(card.key, card.name, cases._name, domain, rows, count)
                yield {**queue, "list_view_id": self._list_of(card.key)}
        if self.env.user.has_group("apk_base.group_registrar"):
            yield from self._quarantine_queues()

    def _cards(self):
        """What the user may have to do about a message, what burns first; each role has its own."""
        cases = self.env["apk.case"]
        is_registrar = self.env.user.has_group("apk_base.group_registrar")
        mine = cases._mine()
        served = cases._open() if is_registrar else mine
        late = Domain("has_overdue_deadline", "=", True)
        evening = end_of_day(self.env["apk.office"]._today(), MOSCOW)
        today = Domain("next_due_at", "<", to_naive_utc(evening))
        yield Card("overdue", self.env._("Overdue"), mine & late)
        yield from self._cards_of_head(late | today)
        yield Card("today", self.env._("Due today"), mine & today)
        if cases.has_access("write"):
            yield from self._cards_of_executor(mine, served, is_registrar)
        yield Card("unassigned", self.env._("Without executor"), cases._unassigned())
        if cases.has_access("write"):
            yield Card("in_work", self.env._("In work"), mine)

    def _cards_of_executor(self, mine, served, is_registrar):
        """
        :param mine: messages whose executor the user is
        :param served: messages whose letters the user looks after
        """
        cases = self.env["apk.case"]
        in_work = Domain("state", "=", "in_work")
        wrote = Domain("client_wrote_at", "!=", False) & Domain("state", "!=", "clarifying")
        held = Domain("first_reply_hold", "!=", False)
        held &= Domain("first_reply_awaits_start", "=", False)
        yield Card(
            "returned",
            self.env._("Returned by the head"),
            mine & in_work & Domain("approval_remark", "not in", (False, "")),
        )
        yield Card("replied", self.env._("The client has written"), mine & wrote)
        if is_registrar:
            yield Card("to_triage", self.env._("To sort"), Domain("awaits_triage", "=", True))
        yield Card("held", self.env._("First reply waits"), served & held)
        yield Card(
            "undelivered",
            self.env._("Not delivered"),
            served & Domain("has_undelivered_notice", "=", True),
        )
        yield Card("hand_over", self.env._("To send by hand"), served & cases._awaits_hand_over())
        given = in_work & Domain("taken_at", "=", False)  # handed over in the middle of the work
        untaken = Domain("state", "=", "registered") | given
        yield Card("new", self.env._("New for me"), mine & untaken)

    def _cards_of_head(self, burns):
        """
        :param burns: what is late or due today
        """
        if not self.env.user.has_group("apk_base.group_head"):
            return
        cases = self.env["apk.case"]
        units = self._headed_units()
        ours = Domain("unit_id", "in", units.ids)
        if self.env.user.has_group("apk_base.group_area_officer"):
            ours |= Domain("area_id.unit_ids", "in", units.ids)
        judged = Domain("state", "=", "approval") | Domain("abuse_state", "=", "suspected")
        yield Card(
            "approval", self.env._("Waits for me"), (ours | Domain("unit_id", "=", False)) & judged
        )
        yield Card("burning", self.env._("Burning in the unit"), ours & burns)
        yield Card("absent", self.env._("Work of the absent"), ours & cases._of_absent_people())

    def _headed_units(self):
        """Units whose head or deputy the user is, or stands in for today."""
        stood_in = self.env["apk.absence"]._stood_in_by(self.env.user)
        people = [self.env.uid, *stood_in.ids]
        headed = Domain("head_id", "in", people) | Domain("deputy_id", "in", people)
        return self.env["apk.unit"].search(headed)

    def _list_of(self, key):
        """The list that shows a card, where it is not the usual one of the model."""
        return key in LISTS and self.env.ref(LISTS[key]).id

    def _case_row(self, case, card):
        client = case.partner_id.name or case.email_from or ""
        is_of_others = card.key in ("approval", "burning", "absent")
        due = case.next_due_at and format_term(to_local(case.next_due_at))
        executor = surname_and_initials(case.user_id.name or "") if is_of_others else ""
        return {
            "id": case.id,
            "name": case.name,
            "subject": case.subject,
            "who": " · ".join(filter(None, (client, executor))),
            "due": self.env._("by %s", due) if due else "",
            "is_late": case.has_overdue_deadline,
        }

    def _mail_alerts(self):
        """What an administrator must do before clients get what п. 20 promises; in red."""
        is_administrator = self.env.user.has_group("base.group_system")
        cases = self.env["apk.case"]
        if not cases._first_replies_leave():
            waiting = Domain("first_reply_awaits_start", "=", True)
            name, count = self.env._("First replies are switched off"), cases.search_count(waiting)
            # the messages themselves lie in the cards of work
            queue = self._as_queue("replies_off", name, cases._name, waiting, [], count)
            switch = {"action": "apk_case.apk_first_reply_start_action"}
            yield {**queue, "is_alert": True, **(switch if is_administrator else {})}
        if is_administrator:
            yield from self._mailboxes_in_trouble()

    def _mailboxes_in_trouble(self):
        mailboxes = self.env["fetchmail.server"]
        domain = Domain("object_id.model", "=", "apk.case") & Domain(
            "apk_failing_since", "!=", False
        )
        rows = [
            {
                "id": mailbox.id,
                "name": mailbox.name,
                "subject": mailbox.apk_error_text,
                "who": mailbox.user or "",
                "due": format_moment(to_local(mailbox.apk_failing_since)),
            }
            for mailbox in mailboxes.search(domain, order="apk_failing_since, id", limit=ROWS)
        ]
        if rows:
            name = self.env._("The mailbox cannot be read since")
            queue = self._as_queue("mailboxes", name, "fetchmail.server", domain, rows)
            yield {**queue, "is_alert": True}

    def _notices_to_hand_over(self, name, of_cases):
        """Notices that a person hands over (post, phone, in person): the list prints and marks them together.

        What is about no message or about one that is over lies here, too, and what nobody knows whether it has left.

        :param of_cases: domain of the messages that lie in this card
        """
        over = Domain("state", "not in", OPEN_STATES)
        if not self.env.user.has_group("apk_base.group_registrar"):
            over &= self.env["apk.case"]._executed_by_me()
        in_no_card = Domain("case_id", "=", False) | Domain("case_id", "any", over)
        domain = BY_HAND & Domain("case_id", "any", of_cases)
        domain |= (BY_HAND | Domain("state", "=", "unclear")) & in_no_card
        deliveries = self.env["apk.delivery"].search(domain, order="id", limit=ROWS)
        documents = dict(deliveries._fields["document"]._description_selection(self.env))
        rows = [
            {
                "id": delivery.id,
                "name": delivery.about,
                "subject": documents[delivery.document],
                "who": delivery.partner_id.name or "",
                "due": delivery.channel_id.name,
            }
            for delivery in deliveries
        ]
        queue = self._as_queue("hand_over", name, "apk.delivery", domain, rows)
        return {**queue, "list_view_id": self._list_of("hand_over")}

    def _quarantine_queues(self):
        """E-mails of machines, it seems; a person may have written one, and its first reply is owed too (п. 20)."""
        waiting = Domain("state", "in", ("quarantined", "received"))
        waiting &= Domain("is_older", "=", False)
        yield self._emails("quarantined", self.env._("Quarantined e-mails"), waiting)
        older = Domain("state", "=", "quarantined") & Domain("is_older", "=", True)
        yield self._emails("older", self.env._("E-mails older than the start"), older)

    def _emails(self, key, name, domain):
        emails = self.env["apk.mail.spool"].search(domain, order="received_at, id", limit=ROWS)
        rows = [spooled._desk_row() for spooled in emails]
        return self._as_queue(key, name, "apk.mail.spool", domain, rows)

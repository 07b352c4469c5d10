import logging
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.rules.russian_dates import format_day
from odoo.addons.apk_client.messages import ONLY_THE_HEAD_OR_REGISTRAR

from ..messages import (
    ALREADY_FORWARDED,
    EXTENSION_NOT_ALLOWED,
    FORWARDED_IN_THE_FUTURE,
    NOTHING_IS_SUSPECTED,
    ONLY_THE_HEAD,
)
from .apk_dictionary_entry import ABUSE_KINDS

# The first reply waits for a person's look at a suspicion no longer than this before the end of its term.
HOLD_UNTIL = timedelta(hours=4)
_logger = logging.getLogger(__name__)


class ApkCaseDecisions(models.Model):
    """What can be decided on a message beside an answer: forward, extend, not consider on the merits."""

    _inherit = "apk.case"

    forwarded_to = fields.Char(string="Forwarded to", copy=False, written_by="system")
    forwarded_to_contacts = fields.Text(
        string="Contacts of the body", copy=False, written_by="system", erase=False
    )
    forward_ground = fields.Text(
        string="Why it is not our competence", copy=False, written_by="system", erase=False
    )
    forwarded_number = fields.Char(string="Outgoing number", copy=False, written_by="system")
    forwarded_on = fields.Date(string="Sent there on", copy=False, written_by="system")
    forwarded_on_text = fields.Char(compute="_compute_forwarded_on_text")
    extension_reason = fields.Text(
        string="Reason of the extension", copy=False, written_by="system", erase=False
    )
    abuse_kind = fields.Selection(
        ABUSE_KINDS, string="Inadmissible behaviour", copy=False, tracking=True, written_by="system"
    )
    abuse_state = fields.Selection(
        [("suspected", "Suspected"), ("confirmed", "Confirmed"), ("rejected", "Not confirmed")],
        copy=False,
        tracking=True,
        written_by="system",
    )

    @api.depends("forwarded_on")
    def _compute_forwarded_on_text(self):
        for case in self:
            case.forwarded_on_text = case.forwarded_on and format_day(case.forwarded_on)

    def _forward(self, body, contacts, ground, number, sent_on):
        """п. 21; 59-ФЗ, ст. 8: the message has left for the competent body; tell the client.

        :param number: outgoing number of our letter to that body
        :param sent_on: its date
        """
        self.check_access("write")
        self._check_urgency_assessed()
        if self._open_deadline_of("forward"):
            raise ALREADY_FORWARDED(self.env, body=self.forwarded_to)
        self._check_is_open()
        if sent_on > self.env["apk.office"]._today():
            raise FORWARDED_IN_THE_FUTURE(self.env)
        values = {"forwarded_to": body, "forwarded_to_contacts": contacts, "forward_ground": ground}
        sent = {"forwarded_number": number, "forwarded_on": sent_on}
        self.sudo().write({**values, **sent})  # sudo: kept by the system
        self._open_deadline("forward", "21")
        self._waive("answer", "urgent_answer", reason=self.env._("forwarded to %s", body))
        self._send_notice("forward_notice")

    def _extend(self, days, reason):
        """59-ФЗ, ст. 12, ч. 2: in exceptional cases the head extends the term and tells the client."""
        self._only_for_the_head()
        self._check_is_open()
        if not 0 < days <= self.regime_id.extension_days or self.extension_reason:
            raise EXTENSION_NOT_ALLOWED(
                self.env,
                days=self.regime_id.extension_days,
                act=self.regime_id.act or self.regime_id.name,
            )
        values = {"extension_reason": reason, "extended_by": days}
        self.sudo().write(values)  # sudo: kept by the system
        self._deadline(
            "answer"
        ).sudo().disclosed_due_at = False  # sudo: the notice tells a new term
        self._recompute_deadline(self._deadline("answer"), self.env._("extended by the head"))
        self._send_notice("extension_notice")

    def _suspect_abuse(self, kind):
        """п. 19: the clock of the notice runs from the receipt; a person decides whether it is sent."""
        self.check_access("write")
        self._check_is_open()
        values = {"abuse_kind": kind, "abuse_state": "suspected"}
        self.sudo().write(values)  # sudo: kept by the system
        if not self._deadline("abuse_notice"):
            self._open_deadline("abuse_notice", "19")
        self._notify_assignee(self.env._("Confirm or reject the inadmissible behaviour"))

    def _hold_for_abuse(self, proposal):
        """The program has found rude words: the first reply waits until a person has read the message."""
        case = self.sudo()  # sudo: the program proposes, whoever has brought the letter
        case._suspect_abuse(proposal.value)
        case.first_reply_hold = self.env._("Maybe inadmissible behaviour: %s", proposal.reason)

    @api.model
    def _release_held_replies(self):
        """п. 20 goes on while nobody has judged the suspicion: the first reply leaves four hours before its term."""
        suspected = self.search(
            [("abuse_state", "=", "suspected"), ("first_reply_hold", "!=", False)]
        )
        for case in suspected:
            owed = case._open_deadline_of("first_reply")
            if owed and owed.work_due_at - HOLD_UNTIL <= fields.Datetime.now():
                case._release_or_report()

    def _release_or_report(self):
        """One reply that cannot be written must silence neither the others nor the reminders after them."""
        try:
            with self.env.cr.savepoint():
                self._send_first_reply()
        except Exception:  # broad: see above
            _logger.exception("The first reply to %s could not be written", self.name)

    def action_confirm_abuse(self):
        """п. 19: «такие сообщения не рассматриваются по существу, а клиенту … уведомление»."""
        self._only_for_the_head()
        for case in self:
            case._check_suspected()
            confirmed = {"abuse_state": "confirmed", "first_reply_hold": False}
            case.sudo().write(confirmed)  # sudo: kept by the system
            case._judge_not_urgent(self.env._("inadmissible behaviour"))
            case._waive("answer", "urgent_answer", reason=self.env._("inadmissible behaviour"))
            case._send_notice("abuse_notice")
            if case.abuse_kind == "threat":
                case._notify_assignee(self.env._("Report the threat to the police"))

    def action_reject_abuse(self):
        self._only_for_the_head()
        for case in self:
            case._check_suspected()
            case.sudo().abuse_state = "rejected"  # sudo: kept by the system
            case._waive("abuse_notice", reason=self.env._("not confirmed"))
            if case.first_reply_hold:
                case._send_first_reply()

    def _check_suspected(self):
        """The decision is about a suspicion, and it is made once."""
        if self.abuse_state != "suspected":
            raise NOTHING_IS_SUSPECTED(self.env)

    def _only_for_the_head_or_registrar(self):
        self.check_access("write")
        groups = ("apk_base.group_head", "apk_base.group_registrar")
        if not (self.env.su or any(map(self.env.user.has_group, groups))):
            raise ONLY_THE_HEAD_OR_REGISTRAR(self.env)

    def _only_for_the_head(self):
        self.check_access("write")
        if not (self.env.su or self.env.user.has_group("apk_base.group_head")):
            raise ONLY_THE_HEAD(self.env)

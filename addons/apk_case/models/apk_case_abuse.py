from odoo import api, fields, models

from ..messages import ABUSE_ALREADY_REPORTED, NOTHING_IS_SUSPECTED
from .directories.apk_dictionary_entry import ABUSE_KINDS


class ApkCaseAbuse(models.Model):
    """п. 19: insults, obscene language, threats: an employee or the program suspects, the head confirms or rejects.

    A suspicion is a decision with an outcome; a confirmed one is followed by the refusal to consider the message.
    """

    _inherit = "apk.case"

    abuse_kind = fields.Selection(
        ABUSE_KINDS,
        string="Inadmissible behaviour",
        compute="_compute_abuse",
        store=True,
        tracking=True,
    )
    abuse_state = fields.Selection(
        [("suspected", "Suspected"), ("confirmed", "Confirmed"), ("rejected", "Not confirmed")],
        compute="_compute_abuse",
        store=True,
        tracking=True,
    )
    may_report_abuse = fields.Boolean(compute="_compute_may_report_abuse")

    @api.depends("decision_ids.kind", "decision_ids.outcome")
    def _compute_abuse(self):
        for case in self:
            latest = case._latest_decision("abuse")
            case.abuse_kind = latest.abuse_kind
            case.abuse_state = (latest.outcome or "suspected") if latest else False

    @api.depends("state", "abuse_state")
    def _compute_may_report_abuse(self):
        for case in self:
            is_open = case.state in ("registered", "in_work")
            case.may_report_abuse = (
                bool(case._origin) and is_open and case.abuse_state in (False, "rejected")
            )

    def _check_may_report_abuse(self):
        """What a dialog asks before anybody fills it in."""
        self.check_access("write")
        self._check_is_open()
        if self.abuse_state in ("suspected", "confirmed"):
            raise ABUSE_ALREADY_REPORTED(self.env)

    def _suspect_abuse(self, kind, reason=None):
        """п. 19: the clock of the notice runs from the receipt; a person decides whether it is sent.

        :param kind: a key of ``ABUSE_KINDS``
        :param reason: what the suspicion rests on; the name of the kind when nobody says more
        """
        self._check_may_report_abuse()
        names = dict(self._fields["abuse_kind"]._description_selection(self.env))
        self._add_decision("abuse", reason or names[kind], abuse_kind=kind)
        if not self._open_deadline_of("abuse_notice"):
            self._open_deadline("abuse_notice", "19")
        self._notify_assignee(self.env._("Confirm or reject the inadmissible behaviour"))

    def _hold_for_abuse(self, proposal):
        """The program has found rude words: the first reply waits until a person has read the message."""
        readers = self.with_context(lang=self.env["apk.office"]._lang())
        case = (
            readers.sudo()
        )  # sudo: who brings the message may not hold its reply; the program does
        reason = readers.env._("Maybe inadmissible behaviour: %s", proposal.reason)
        case._suspect_abuse(proposal.value, reason)
        case.first_reply_hold = reason

    def action_confirm_abuse(self):
        """п. 19: «такие сообщения не рассматриваются по существу, а клиенту … уведомление»."""
        self._only_for_the_head()
        for case in self:
            suspicion, why = case._suspicion(), self.env._("inadmissible behaviour")
            suspicion._end("confirmed")
            decision = case._add_decision(
                "not_considered", suspicion.reason, abuse_kind=suspicion.abuse_kind
            )
            # sudo: nobody may write the hold; the notice replaces the first reply
            held = case.sudo()
            held.write({"first_reply_hold": False, "first_reply_awaits_start": False})
            case._judge_not_urgent(why)
            case.result_ground = case.result_ground or f"{why} ({suspicion._abuse_name()})"
            case.question_ids.filtered("is_open").result = "unanswered"
            forward = [] if case.owes_forward_notice else ["forward"]
            case._waive("answer", "urgent_answer", *forward, reason=why)
            case._send_notice_of(decision, "abuse_notice")
            if case.abuse_kind == "threat":
                case._notify_assignee(self.env._("Report the threat to the police"))

    def action_reject_abuse(self):
        """Nothing inadmissible: work goes on, and a first reply that was held leaves."""
        self._only_for_the_head()
        for case in self:
            case._suspicion()._end("rejected")
            case._waive("abuse_notice", reason=self.env._("not confirmed"))
            if case.first_reply_hold:
                case._let_first_reply_leave()

    def _suspicion(self):
        """The suspicion that waits for the head; it is decided once.

        :raises NOTHING_IS_SUSPECTED: nothing waits, or somebody has decided already
        """
        if self.abuse_state != "suspected":
            raise NOTHING_IS_SUSPECTED(self.env)
        return self._latest_decision("abuse")

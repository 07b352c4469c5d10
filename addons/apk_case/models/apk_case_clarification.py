from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.working_time import is_office_open

from ..messages import CALL_AT_ANOTHER_TIME, OUTSIDE_OFFICE_HOURS


class ApkCaseClarification(models.Model):
    """п. 22: what is unclear is asked, in writing at any time, by phone in office hours."""

    _inherit = "apk.case"

    life_situation = fields.Text(
        string="Life situation", help="What has brought the client to us (clause 22).", erase=False
    )
    actual_need = fields.Text(
        string="What the client really needs",
        help="As clarified with the client (clause 22).",
        erase=False,
    )
    clarification = fields.Text(string="What is unclear", compute="_compute_clarification")
    may_clarify = fields.Boolean(compute="_compute_may_clarify")

    @api.depends("state", "has_answer_delivery")
    def _compute_may_clarify(self):
        for case in self:
            case.may_clarify = case.awaits_answer and case.state != "registered"

    @api.depends("decision_ids.kind", "decision_ids.reason")
    def _compute_clarification(self):
        for case in self:
            case.clarification = case._latest_decision("clarification").reason

    def _check_may_be_clarified(self):
        """What a dialog asks before anybody fills it in."""
        self.check_access("write")
        self._check_is_open()

    @api.model
    def _is_call_allowed(self, moment):
        """п. 22: «в рабочие часы Департамента».

        :param moment: of the call, naive UTC
        """
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        return is_office_open(to_local(moment), calendar, self.env["apk.office"]._office_hours())

    def _clarify_in_writing(self, question):
        """The message waits for the client; its deadlines do not."""
        self._check_may_be_clarified()
        decision = self._add_decision("clarification", question)
        self._send_notice_of(decision, "clarification")
        self._set_state("clarifying", self.env._("clarified with the client"))

    def _clarify_by_phone(self, question, client_reply, called_at):
        """Record a call. It is the call that is made in office hours (п. 22); it may be written down later.

        :param called_at: naive UTC; not before the message came, not in the future
        """
        self._check_may_be_clarified()
        if not self.received_at <= called_at <= fields.Datetime.now():
            raise CALL_AT_ANOTHER_TIME(self.env)
        if not self._is_call_allowed(called_at):
            raise OUTSIDE_OFFICE_HOURS(self.env)
        replied = {"outcome": "replied", "client_reply": client_reply}
        ended = {"ended_at": called_at, "ended_by_id": self.env.uid}
        self._add_decision("clarification", question, **replied, **ended)
        self._log_interaction(
            self.partner_id,
            "call_out",
            f"{self.name}: {question} — {client_reply}",
            channel=self.env.ref("apk_client.channel_phone"),
            happened_at=called_at,
        )
        self.message_post(
            body=self.env._(
                "Call to the client. Asked: %(asked)s. Said: %(said)s",
                asked=question,
                said=client_reply,
            )
        )

    def _receive_clarification(self, client_reply):
        """The client has written: what was asked in writing is answered, and work goes on.

        :param client_reply: plain text of what the client wrote
        """
        asked = self._decisions("clarification")
        asked._end("replied", client_reply=client_reply)
        if self.state == "clarifying":
            # sudo: nobody may write the state; the client's reply changes it
            waiting = self.sudo()
            waiting.state = "in_work"

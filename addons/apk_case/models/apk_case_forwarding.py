from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.rules.russian_dates import format_day

from ..messages import ALREADY_FORWARDED, FORWARDED_IN_THE_FUTURE
from ..rules.plain_language import as_sentence


class ApkCaseForwarding(models.Model):
    """Forwarding to the competent body, with a notice to the client (п. 21; 59-ФЗ, ст. 8).

    A message may go to several bodies, one after the other: each forwarding is a decision with a notice of its own.
    Fields here show the latest one, for the register and for the notice.
    """

    _inherit = "apk.case"

    forwarded_to = fields.Char(
        string="Forwarded to", compute="_compute_forwarding", store=True, erase=KEEP
    )
    forwarded_number = fields.Char(
        string="Outgoing number", compute="_compute_forwarding", store=True, erase=KEEP
    )
    forwarded_on = fields.Date(string="Sent there on", compute="_compute_forwarding", store=True)
    forwarded_on_text = fields.Char(compute="_compute_forwarding_texts")
    forward_ground = fields.Text(
        string="Why it is not our competence", compute="_compute_forwarding_texts"
    )
    forward_ground_text = fields.Text(compute="_compute_forwarding_texts")
    forwarded_to_contacts = fields.Text(
        string="Contacts of the body", compute="_compute_forwarding_texts"
    )
    may_forward = fields.Boolean(compute="_compute_may_forward")

    @api.depends("decision_ids.kind")
    def _compute_forwarding(self):
        for case in self:
            latest = case._latest_decision("forwarding")
            case.forwarded_to, case.forwarded_number = latest.addressee, latest.outgoing_number
            case.forwarded_on = latest.sent_on

    @api.depends("decision_ids.kind", "decision_ids.reason", "decision_ids.contacts")
    def _compute_forwarding_texts(self):
        for case in self:
            latest = case._latest_decision("forwarding")
            case.forwarded_on_text = latest.sent_on and format_day(latest.sent_on)
            case.forward_ground, case.forwarded_to_contacts = latest.reason, latest.contacts
            case.forward_ground_text = as_sentence(latest.reason or "")

    @api.depends("state", "has_answer_delivery")
    def _compute_may_forward(self):
        for case in self:
            is_ours = case.awaits_answer and case.state != "clarifying"
            case.may_forward = is_ours or case.state == "forwarded"

    def _check_may_be_forwarded(self):
        """What a dialog asks before anybody fills it in."""
        self.check_access("write")
        if self._open_deadline_of("forward"):
            raise ALREADY_FORWARDED(self.env, body=self.forwarded_to)
        if self.state != "forwarded":
            self._check_is_open()

    def _forward(self, body, contacts, ground, number, sent_on):
        """п. 21; 59-ФЗ, ст. 8: the message has left for the competent body; tell the client.

        :param number: outgoing number of our cover note to that body
        :param sent_on: its date
        """
        self._check_may_be_forwarded()
        self._check_urgency_assessed()
        if sent_on > self.env["apk.office"]._today():
            raise FORWARDED_IN_THE_FUTURE(self.env)
        sent = {"addressee": body, "contacts": contacts, "outgoing_number": number}
        decision = self._add_decision("forwarding", ground, sent_on=sent_on, **sent)
        self._open_deadline("forward", "21")
        self._waive("answer", "urgent_answer", reason=self.env._("forwarded to %s", body))
        self._send_notice_of(decision, "forward_notice")

from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.rules.russian_dates import format_day
from odoo.addons.apk_language.rules.plain_language import as_sentence

from ..messages import ALREADY_FORWARDED, FORWARDED_IN_THE_FUTURE


class ApkCaseForwarding(models.Model):
    """Forwarding to the competent body, with a notice to the client (п. 21; 59-ФЗ, ст. 8).

    A message may go to several bodies, each forwarding is a decision with a notice of its own: of the whole message, or of
    some of its questions, while the rest is answered here and the message stays open (ст. 8, ч. 4). The seven days run
    from the registration and are over when the client knows of every part. Fields here show the latest forwarding, for
    the register and for the notice.
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
    forwarded_questions_text = fields.Char(
        string="Which questions were forwarded", compute="_compute_forwarding_texts"
    )
    owes_forward_notice = fields.Boolean(compute="_compute_owes_forward_notice")
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
            case.forwarded_questions_text = latest.questions_text

    @api.depends("decision_ids.kind", "delivery_ids.sent_at")
    def _compute_owes_forward_notice(self):
        """Something has left for another body, and the client has not been told yet."""
        for case in self:
            forwardings = case._decisions("forwarding")
            case.owes_forward_notice = not all(one._is_notice_sent() for one in forwardings)

    @api.depends("state", "has_answer_delivery")
    def _compute_may_forward(self):
        for case in self:
            is_ours = case.awaits_answer and case.state != "clarifying"
            case.may_forward = is_ours or case.state == "forwarded"

    def _check_may_be_forwarded(self):
        """What a dialog asks before anybody fills it in."""
        self.check_access("write")
        is_over = not self.question_ids.filtered("is_open")
        if is_over and self._open_deadline_of("forward"):
            raise ALREADY_FORWARDED(self.env, body=self.forwarded_to)
        if self.state != "forwarded":
            self._check_is_open()

    def _forward(self, body, contacts, ground, number, sent_on, questions=None):
        """п. 21; 59-ФЗ, ст. 8: the message, or a part of it, has left for the competent body; tell the client.

        :param number: outgoing number of our cover note to that body
        :param sent_on: its date
        :param questions: open questions that have left; all of them when nobody chooses
        """
        self._check_may_be_forwarded()
        self._check_urgency_assessed()
        if sent_on > self.env["apk.office"]._today():
            raise FORWARDED_IN_THE_FUTURE(self.env)
        sent = {"addressee": body, "contacts": contacts, "outgoing_number": number}
        questions = questions or self.question_ids.filtered("is_open")
        linked = {"question_ids": [(6, 0, questions.ids)]} if questions else {}
        decision = self._add_decision("forwarding", ground, sent_on=sent_on, **sent, **linked)
        # sudo: nobody may end a question by hand; the cover note has left
        ended = questions.sudo()
        ended.write({"result": "referred", "measures_taken": False, "ended_on": sent_on})
        if not self._open_deadline_of("forward"):
            self._open_deadline("forward", "21")
        if not self.question_ids.filtered("is_open"):
            self._waive("answer", "urgent_answer", reason=self.env._("forwarded to %s", body))
        self._send_notice_of(decision, "forward_notice")

    def _is_forwarded_whole(self):
        return not self.question_ids.filtered(lambda one: not one.decision_id)

    def _owes_forwarding(self):
        """A question is marked for another body, or the client does not know yet that one has left."""
        marked = self.question_ids.filtered(lambda one: one.is_open and one.body_id)
        return bool(marked) or self.owes_forward_notice

    def _follow_bodies(self):
        """A question was marked for another body, or is so no more: seven days from the registration (ст. 8, ч. 4)."""
        for case in self:
            is_owed = case._owes_forwarding()
            if is_owed and not case._open_deadline_of("forward"):
                case._open_deadline("forward", "21")
            elif not is_owed:
                case._waive("forward", reason=case.env._("the questions are answered here"))

import email
import email.policy

from odoo import api, models

from odoo.addons.apk_base.rules.registration import find_numbers
from odoo.addons.apk_client.rules.mail_effects import EFFECTS, Step
from odoo.addons.apk_client.rules.mail_reports import UNREADABLE, MailReport, Outcome, report_in
from odoo.addons.apk_client.rules.plain_reports import plain_report

from ...rules.automatic_mail import MailVerdict, Words, mail_kind
from ...rules.mail_gateway import REPORT_SIZE
from ...rules.mail_receipt import header_text, headers_of


class ApkMailSpoolMachine(models.Model):
    """What the e-mail of a machine becomes: a report reaches its delivery, an automatic reply its message (п. 18, 22, 25).

    Which kinds do what: ``apk_client/rules/mail_effects.py``. What is about nothing of ours waits for the registrar.
    """

    _inherit = "apk.mail.spool"

    @api.model
    def _judge(self, raw, answered):
        """Who wrote an e-mail, and what it reports when a machine reports something.

        :param answered: the message that it answers
        :return: ``MailVerdict``, ``MailReport`` or None
        """
        message = self._parsed(raw)
        subject = header_text(headers_of(raw), "Subject")
        text = self._reading_of(raw).text
        answered_ids = self._answered_message_ids(raw)
        is_ours = bool(answered) or self.env["mail.thread"]._were_sent_by_us(answered_ids)
        verdict = mail_kind(message, self._own_addresses(), Words(subject, text, is_ours))
        report = None if verdict.kind == "own" else self._report_in(message, subject, text)
        if report:
            return MailVerdict(report.kind, "report"), report
        return self._unless_site_form(raw, verdict), None

    @api.model
    def _report_in(self, message, subject, text):
        try:
            return report_in(message, subject) or plain_report(message, subject, text)
        except UNREADABLE:
            return None

    @api.model
    def _parsed(self, raw):
        """As much of an e-mail as a report may fill; of one that is nested too deep to be read, the headers."""
        try:
            return email.message_from_bytes(raw[:REPORT_SIZE], policy=email.policy.compat32)
        except RecursionError:
            return headers_of(raw)

    @api.model
    def _deliveries_answered(self, raw):
        # sudo: the mail robot reads no deliveries; it finds the one that an e-mail answers
        deliveries = self.env["apk.delivery"].sudo()
        return deliveries._sent_as(self._answered_message_ids(raw))

    def _leaves_now(self, raw, report):
        """Whether an e-mail of ours that this one is about is being sent this moment: its report has overtaken us.

        «Sent», written after the report, would wipe out what the report has said.
        """
        concerned = self._deliveries_answered(raw)
        if report:
            # sudo: the mail robot reads no deliveries; it only asks whether they are being sent
            deliveries = self.env["apk.delivery"].sudo()
            for delivery, _outcome in deliveries._reported_in(report):
                concerned |= delivery
        return not concerned._none_is_being_sent()

    def _place_report(self, raw, report):
        """A report changes the deliveries that it names, and nothing else (п. 25).

        :return: the message that they are about, and what became of the e-mail
        """
        # sudo: the mail robot reads no deliveries; the message of a reported one leaves
        deliveries = self.env["apk.delivery"].sudo()
        reported = deliveries.browse(
            delivery.id for delivery, _outcome in deliveries._reported_in(report)
        )
        is_ours = self.env["mail.thread"]._receive_mail_report(report, self.received_at)
        if report.is_standard and report.kind == "failed":
            self._pass_to_gateway(
                raw
            )  # core counts bounces, and may know an e-mail of another addon
        if not is_ours or EFFECTS[report.kind].for_a_person:
            return reported.case_id.browse(), "quarantined"
        return reported.case_id[:1], "recorded"

    def _place_machine_reply(self, raw, verdict, answered):
        """The reply of a program is kept where it belongs; it asks nothing and answers no question (п. 22).

        :return: the message that it was added to, and what became of the e-mail
        """
        effect = EFFECTS[verdict.kind]
        is_ours = bool(answered)
        if effect.step is not Step.NOTHING:
            arrived = MailReport(
                outcomes=(Outcome(verdict.kind),),
                message_ids=tuple(self._answered_message_ids(raw)),
                report_id=self.fingerprint,
            )
            is_ours |= self.env["mail.thread"]._receive_mail_report(arrived, self.received_at)
        if verdict.kind == "acknowledgement":
            answered = answered or self._case_named_in(raw)
        if effect.for_a_person or not (answered or is_ours):
            return answered.browse(), "quarantined"
        if answered and effect.keeps_words:
            answered._keep_automatic_reply(self, raw, event=effect.event)
            return answered, "attached"
        return answered, "recorded"

    @api.model
    def _case_named_in(self, raw):
        """The message whose number a system of another body repeats: it is not the client, and says nothing for it."""
        prefixes = self.env["apk.regime"]._number_prefixes()
        numbers = find_numbers(header_text(headers_of(raw), "Subject"), prefixes)
        return self.env["apk.case"].search([("name", "in", numbers)], limit=1)

    @api.model
    def _reason_text(self, verdict, report, state):
        """Why an e-mail is no message of a client, as a registrar reads it; False for a person's."""
        if report and state == "recorded":
            kinds = self.env["apk.delivery.report"]._fields["kind"]._description_selection(self.env)
            return self.env._("Report on our e-mail: %s", dict(kinds)[verdict.kind])
        return self._reasons().get(verdict.kind, False)

    @api.model
    def _reasons(self):
        unknown = self.env._(
            "A receipt for an e-mail that we do not know. Nothing needs to be done."
        )
        passed = self.env._("A server's report on an e-mail that we do not know.")
        spam = self.env._(
            "A mail provider passes on a complaint. Look whether it is about our e-mail."
        )
        return {
            "own": self.env._("Our own e-mail came back to the mailbox."),
            "bounce": self.env._("A mail server's report that the program cannot read. Read it."),
            "failed": self.env._(
                "A mail server could not deliver an e-mail, and it does not say which of ours."
                " Find the address under «Deliveries»."
            ),
            "auto_reply": self.env._("Automatic reply: the client's mailbox answered by itself."),
            "acknowledgement": self.env._(
                "The system of another organisation confirms our e-mail."
            ),
            "calendar_reply": self.env._("The client's calendar has accepted a meeting."),
            "challenge": self.env._(
                "The client's mailbox asks to confirm that a person wrote our e-mail. Open it and"
                " follow its link, or the client will not see it."
            ),
            "bulk": self.env._("A mailing, or an e-mail through a mailing list."),
            "generated": self.env._("A program sent it, the form of a site, for example."),
            **dict.fromkeys(("read", "deleted", "receipt"), unknown),
            **dict.fromkeys(("delayed", "delivered", "relayed", "expanded", "elsewhere"), passed),
            **dict.fromkeys(("complaint", "opt_out", "not_spam", "feedback"), spam),
        }

import hashlib

from odoo import api, models

from ...rules.mail_effects import EFFECTS, next_state
from ...rules.mail_reports import Outcome, fold_address

RECEIPTS = ("read", "deleted", "receipt")
MAX_SEARCHED = 200


class ApkDeliveryReported(models.Model):
    """A report on an e-mail finds its delivery and brings it to the state that it proves, once (п. 25)."""

    _inherit = "apk.delivery"

    @api.model
    def _reported_in(self, report):
        """What a report says of deliveries of ours.

        It must name the Message-Id of an e-mail and, if it names anybody, the address that this e-mail went to. What
        speaks of another address alone cannot fail a delivery.

        :param report: ``MailReport``
        :return: pairs (delivery, ``Outcome``)
        """
        found = []
        for delivery in self._sent_as(report.message_ids) or self._receipt_of(report):
            outcome = report.outcome_for(delivery.address or "")
            if not outcome and report.kind != "failed":
                outcome = Outcome("elsewhere" if report.outcomes else report.kind)
            if outcome:
                found.append((delivery, outcome))
        return found

    @api.model
    def _sent_as(self, message_ids):
        """Deliveries by e-mail with one of these Message-Ids."""
        messages = self.env["mail.message"].search([("message_id", "in", list(message_ids))])
        by_email = [("transport", "=", "email"), ("mail_message_id", "in", messages.ids)]
        return self.search(by_email, order="id")

    @api.model
    def _receipt_of(self, report):
        """Plain receipts of Outlook name no Message-Id: who has read it, and its subject, are enough for what fails nothing."""
        local = report.sender.partition("@")[0]
        if report.message_ids or report.kind not in RECEIPTS or not local:
            return self.browse()
        to_sender = [("transport", "=", "email"), ("address", "=like", local + "@%")]
        recent = self.search(to_sender, order="id desc", limit=MAX_SEARCHED)
        return recent.filtered(
            lambda one: (
                fold_address(one.address) == report.sender
                and one.subject
                and report.subject.endswith(one.subject)
            )
        )[:1]

    @api.model
    def _receive_report(self, report, reported_at):
        """Record what a report says, in the log of each delivery that it names.

        :return: these deliveries
        """
        said = report.report_id or repr((report.outcomes, report.message_ids))
        key = hashlib.sha256(said.encode()).hexdigest()
        deliveries = self.browse()
        for delivery, outcome in self._reported_in(report):
            delivery._record_report(outcome, key, reported_at)
            deliveries |= delivery
        return deliveries

    def _record_report(self, outcome, key, reported_at):
        """Into the log, into the state, into the history; a report that is there already changes nothing.

        :param outcome: ``Outcome``
        :param key: what the report is known by
        """
        self.ensure_one()
        report = self._log_report(outcome, key, reported_at)
        if not report:
            return
        state = next_state(outcome.kind, self.state, is_read=bool(self.read_at))
        if outcome.kind == "read" and not self.read_at:
            self.read_at = reported_at
        self._advance(state, report.reason)
        if EFFECTS[outcome.kind].event == "receipt":
            self._log_receipt(report)

    def _log_report(self, outcome, key, reported_at):
        """A new row of the log; empty when the report is there already."""
        reports = self.env["apk.delivery.report"]
        row = {"delivery_id": self.id, "kind": outcome.kind, "report_key": key}
        if reports.search_count([(name, "=", value) for name, value in row.items()], limit=1):
            return reports
        words = {
            "reason": reports._sentence(outcome),
            "diagnostic": outcome.diagnostic[:250],
        }
        return reports.create({**row, **words, "reported_at": reported_at})

    def _advance(self, state, reason):
        """Bring a delivery to the state that a report proves; what has arrived has left before."""
        if state in ("sent", "delivered") and self.state != "sent":
            self._mark_sent()
        if state == "delivered":
            self._mark_delivered()
        elif state == "failed":
            self._fail(reason)

    def _log_receipt(self, report):
        labels = dict(report._fields["kind"]._description_selection(self.env))
        self._log_interaction(
            self.partner_id,
            "receipt",
            f"{self.subject}: {labels[report.kind]}",
            channel=self.channel_id,
            happened_at=report.reported_at,
        )

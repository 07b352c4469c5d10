from odoo import api, models

from odoo.addons.apk_base.rules.registers import Column, Register


class ApkRegister(models.Model):
    """The journal of registration of messages: the columns of Russian regulations (п. 18)."""

    _inherit = "apk.register"

    @api.model
    def _registers(self):
        title = self.env._("Journal of registration of messages")
        columns = (*self._columns_of_intake(), *self._columns_of_work(), *self._columns_of_end())
        return {
            "message": Register(title, "apk.case", "registered_at", columns),
            **super()._registers(),
        }

    def _columns_of_intake(self):
        return (
            Column(self.env._("Registration No."), 22, "name"),
            Column(self.env._("Registered on"), 16, "registered_at"),
            Column(self.env._("Received on"), 16, "received_at"),
            Column(self.env._("Channel"), 18, "intake_channel_id"),
            Column(self.env._("Kind"), 15, "kind_id"),
            Column(self.env._("Marks"), 16, self._marks_of),
            Column(self.env._("Sheets"), 10, "sheet_count"),
            Column(self.env._("Client"), 24, "partner_id"),
            Column(self.env._("Address and contacts"), 26, "client_contacts"),
            Column(self.env._("Type of client"), 16, "client_type"),
            Column(self.env._("Where it came from, its No. and date"), 20, self._origin_of),
        )

    def _columns_of_work(self):
        return (
            Column(self.env._("Code of the classifier"), 26, "classifier_code"),
            Column(self.env._("Topic"), 20, "topic_id"),
            Column(self.env._("Typical need"), 18, "need_id"),
            Column(self.env._("In short"), 30, "subject"),
            Column(self.env._("Unit"), 26, "unit_id"),
            Column(self.env._("Executor"), 20, "user_id"),
            Column(self.env._("First reply sent"), 18, "first_reply_at"),
            Column(self.env._("Decisions: forwarding, extension and others"), 30, "decisions_text"),
        )

    def _columns_of_end(self):
        return (
            Column(self.env._("Result"), 17, "result"),
            Column(self.env._("Answered on"), 16, "answered_at"),
            Column(self.env._("Outgoing No. of the answer"), 22, "answer_number"),
            Column(self.env._("Answered by"), 18, "answer_channels"),
            Column(self.env._("Closed on"), 16, "closed_at"),
            Column(self.env._("State"), 28, "state"),
        )

    def _marks_of(self, case):
        """«срочное, повторное»: what a message is beside its kind."""
        marks = {
            self.env._("urgent"): case.urgency == "urgent",
            self.env._("repeated"): case.repeats_id,
            self.env._("collective"): case.is_collective,
            self.env._("anonymous"): case.is_anonymous,
        }
        return ", ".join(word for word, is_so in marks.items() if is_so)

    def _origin_of(self, case):
        """The body that has passed the message on, the number and the date of its sender."""
        dated = case.incoming_on and f"{case.incoming_on:%d.%m.%Y}"
        parts = (
            case.covering_body_id.name,
            case.incoming_number and f"№ {case.incoming_number}",
            dated,
        )
        return ", ".join(filter(None, parts))

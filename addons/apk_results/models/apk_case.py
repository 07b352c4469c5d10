import base64

from odoo import fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_case.models.notice_types import SECONDARY

from ..rules.portal_document import (
    Appeal,
    Question,
    Transfer,
    document,
    fits,
    problems_of_appeal,
    problems_of_question,
    status_on,
)

MEDO = "medo"  # code of the channel «МЭДО» of apk_client
ANSWER_REPORT = "apk_client.action_report_postal_item"


class ApkCase(models.Model):
    """A message as the portal of results has it (Указ № 171): its facts for ``rules/portal_document.py``."""

    _inherit = "apk.case"

    is_reported = fields.Boolean(related="regime_id.is_reported")

    def _portal_appeal(self, last_day):
        """
        :param last_day: of the month that is reported
        """
        self.ensure_one()
        is_direct = not self.covering_body_id
        author = self.partner_id.name or ""
        if self.is_anonymous and not author:
            author = self.with_context(lang=self.env["apk.office"]._lang()).env._("Anonymous")
        return Appeal(
            department_id=self.env["apk.result.month"]._department_id(),
            is_direct=is_direct,
            is_electronic=self.intake_channel_id.code == MEDO,
            number=(self.name if is_direct else self.incoming_number) or "",
            registered_on=to_local(self.registered_at).date(),
            covering_on=self.incoming_on or None,
            name=author,
            address=self.partner_id.apk_postal_address or "",
            email=self.reply_email or self.partner_id.email or "",
            has_answer=bool(self._portal_answer_delivery()),
            questions=tuple(self._portal_question(one, last_day) for one in self.question_ids),
        )

    def _portal_question(self, question, last_day):
        forwarding = question.decision_id
        answered = question.answered_at and to_local(question.answered_at).date()
        return Question(
            code=question.classifier_id.code or "",
            status=status_on(last_day, question.result, question.ended_on),
            received_on=to_local(self.received_at).date(),
            registered_on=to_local(self.registered_at).date(),
            is_extended=bool(self.extended_by),
            answered_on=answered or None,
            measures_taken=question.measures_taken,
            transfer=Transfer(
                question.body_id.portal_guid or "",
                forwarding.outgoing_number or "",
                forwarding.sent_on or None,
            ),
        )

    def _portal_problems(self, appeal):
        """``{question: keys of what is missing}``: a document leaves whole, so what it lacks stands at each of its questions."""
        common = problems_of_appeal(appeal)
        return {
            question: common + problems_of_question(facts, appeal)
            for question, facts in zip(self.question_ids, appeal.questions, strict=True)
        }

    def _portal_answer_delivery(self):
        """The delivery that proves the answer; of a merged message, that of the message that was answered."""
        answered = self.merged_into_id or self
        left = answered.delivery_ids.filtered(
            lambda one: one.document == "answer" and one.sent_at and one.role not in SECONDARY
        )
        return left.filtered(lambda one: one.state != "failed").sorted("sent_at")[:1]

    def _portal_document(self, appeal):
        """The document with the answer inside, or None when the answer is larger than the portal takes."""
        delivery = self._portal_answer_delivery()
        if not delivery:
            return document(appeal)
        reports = self.env["ir.actions.report"]
        # sudo: who makes the file reads every message; a merged one may have been answered by another unit
        pdf, _kind = reports.sudo()._render_qweb_pdf(ANSWER_REPORT, delivery.ids)
        content = base64.b64encode(pdf).decode()
        name = f"{delivery.register_number or self.name}.pdf".replace("/", "-")
        return document(appeal, {"name": name, "content": content}) if fits(content) else None

    def action_export_to_portal(self):
        """«Export to the portal» on the form of a message: one document for the present month."""
        self.ensure_one()
        self.check_access("read")
        month = self.env["apk.result.month"]._month_of(self.env["apk.office"]._today())
        return month._export_one(self)

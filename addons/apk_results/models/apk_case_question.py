from odoo import fields, models
from odoo.fields import Domain

REPORTED = frozenset(["classifier_id", "topic_id", "result", "measures_taken", "body_id"])


class ApkCaseQuestion(models.Model):
    """A question in the register of what is reported to the portal (Указ № 171)."""

    _inherit = "apk.case.question"

    result_row_ids = fields.One2many(
        "apk.result.row", "question_id", string="Rows of the portal register"
    )

    def write(self, vals):
        result = super().write(vals)
        if REPORTED & vals.keys():  # what was missing may be there now
            self.env["apk.result.row"]._recheck([("question_id", "in", self.ids)])
        return result

    def _reported_domain(self, begins_at, ends_at, first_day):
        """Questions that were in work in a month, or were over in it.

        :param begins_at: naive UTC, the first moment of the month in the office; ``ends_at``: of the next one
        :param first_day: of the month
        """
        return (
            Domain("case_id.regime_id.is_reported", "=", True)
            & Domain("case_id.former_number", "=", False)
            & Domain("case_id.destroyed_at", "=", False)
            & Domain("case_id.registered_at", "<", ends_at)
            & (Domain("ended_on", "=", False) | Domain("ended_on", ">=", first_day))
        )

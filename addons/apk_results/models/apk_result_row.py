from odoo import api, fields, models

from ..messages import PROBLEMS
from ..rules.portal_document import STATUSES

LABELS = {
    "NotReceived": "Not received",
    "NotRegistered": "Not registered",
    "InWork": "In work",
    "Explained": "Considered: explained",
    "Supported": "Considered: supported",
    "NotSupported": "Considered: not supported",
    "Answered": "Author answered",
    "LeftWithoutAnswer": "Left without an answer",
    "Transferred": "Forwarded by competence",
}
ON_QUESTION = ("code", "status", "transfer_number")


class ApkResultRow(models.Model):
    """One question in the register of a month: its status on the portal and what its document lacks (Указ № 171).

    Rows are made by the check of a month; nobody writes them by hand.
    """

    _name = "apk.result.row"
    _description = "Row of the portal register"
    _inherit = "apk.protected.mixin"
    _order = "month_id desc, case_id desc, id"
    _rec_name = "question_id"

    month_id = fields.Many2one(
        "apk.result.month", required=True, ondelete="cascade", index=True, written_by="creation"
    )
    question_id = fields.Many2one(
        "apk.case.question",
        required=True,
        ondelete="restrict",
        index=True,
        written_by="creation",  # fmt: skip
    )
    case_id = fields.Many2one(
        "apk.case",
        string="Message",
        required=True,
        ondelete="restrict",
        index=True,
        written_by="creation",  # fmt: skip
    )
    unit_id = fields.Many2one(related="case_id.unit_id")
    user_id = fields.Many2one(related="case_id.user_id", string="Executor")
    classifier_id = fields.Many2one(related="question_id.classifier_id")
    status = fields.Selection([(key, LABELS[key]) for key in STATUSES], written_by="system")
    problems = fields.Char(string="Keys of what is missing", written_by="system")
    missing = fields.Text(string="What is missing", compute="_compute_missing")
    is_complete = fields.Boolean(string="Complete", written_by="system")
    export_state = fields.Selection(
        [("never", "Not exported"), ("exported", "Exported"), ("changed", "Changed since")],
        string="State of the export",
        required=True,
        default="never",
        written_by="system",
    )

    _once = models.Constraint("UNIQUE(month_id, question_id)", "A question stands once in a month.")

    @api.depends("problems")
    @api.depends_context("lang")
    def _compute_missing(self):
        for row in self:
            keys = (row.problems or "").split(",") if row.problems else []
            row.missing = "\n".join(self.env._(PROBLEMS[key]) for key in keys)

    @api.model
    def _recheck(self, domain):
        """What was mended is seen at once in the months that are still looked at: the latest two.

        :param domain: of the rows
        """
        # sudo: who mends a message may not write the register; it is counted anew from what was mended
        register = self.sudo()
        months = register.env["apk.result.month"].search([], order="first_day desc", limit=2)
        rows = register.search([*domain, ("month_id", "in", months.ids)])
        for month, found in rows.grouped("month_id").items():
            month._check_cases(found.case_id)

    def action_mend(self):
        """Open the place where the first thing that is missing is filled in."""
        self.ensure_one()
        self.check_access("read")
        first = (self.problems or "").split(",")[0]
        body = self.question_id.body_id
        if first == "transfer_body" and body:
            return self._open(body)
        if first in ON_QUESTION or first == "transfer_body":
            return {**self._open(self.question_id), "target": "new"}
        return self._open(self.case_id)

    def _open(self, record):
        action = {"type": "ir.actions.act_window", "res_model": record._name, "res_id": record.id}
        return {**action, "views": [(False, "form")], "name": record.display_name}

    def action_export(self):
        """One document of the message of this row."""
        self.ensure_one()
        self.check_access("read")
        return self.month_id._export_one(self.case_id)

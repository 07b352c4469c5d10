from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .case_state import OPEN_STATES


class ApkCaseRetention(models.Model):
    """How long a message is kept, and what is left of it and of its decisions afterwards (п. 6)."""

    _inherit = "apk.case"

    _end_of_work_fields = ("closed_at", "answered_at", "state")

    legal_hold = fields.Boolean(tracking=True)
    legal_hold_reason = fields.Char(tracking=True, erase=False)

    def _ended_at(self):
        merged_at = self.state == "merged" and self.write_date
        return self.closed_at or self.answered_at or merged_at

    @api.model
    def _destruction_domain(self, today):
        return super()._destruction_domain(today) & Domain("state", "not in", OPEN_STATES)

    def _notices_sent(self):
        return self.delivery_ids

    def _erase_copies(self):
        emails = self.env["apk.mail.spool"].search([("case_id", "in", self.ids)])
        emails |= self.mail_spool_id
        emails.write(emails._erased_values())
        self.decision_ids.write(self.decision_ids._erased_values())
        self.question_ids.write(self.question_ids._erased_values())
        return super()._erase_copies()

    def _erase_rows(self, deliveries):
        for table in ("apk_suggestion", "apk_case_answer_version", "apk_case_presence"):
            rows = SQL("DELETE FROM %s WHERE case_id = ANY(%s)", SQL.identifier(table), self.ids)
            self.env.cr.execute(rows)
        return super()._erase_rows(deliveries)

from odoo import api, fields, models

from odoo.addons.apk_base.rules.russian_dates import format_day

from ..messages import DEFECT_ALREADY_OFFERED, FIX_UNTIL_IS_PAST, RECEIVED_IN_THE_FUTURE


class ApkCaseDefect(models.Model):
    """A reason for a refusal that the client can remove: contact within 24 hours with an offer to mend it (п. 8)."""

    _inherit = "apk.case"

    defect_missing = fields.Text(string="What is missing", compute="_compute_defect")
    defect_fix_until_text = fields.Char(compute="_compute_defect")

    @api.depends("decision_ids.kind", "decision_ids.reason")
    def _compute_defect(self):
        for case in self:
            latest = case._latest_decision("defect")
            case.defect_missing = latest.reason
            case.defect_fix_until_text = latest.until and format_day(latest.until)

    def _check_may_offer_to_fix(self):
        """What a dialog asks before anybody fills it in."""
        self.check_access("write")
        self._check_is_open()
        if self._open_deadline_of("fixable_contact"):
            raise DEFECT_ALREADY_OFFERED(self.env)

    def _offer_to_fix(self, found_at, missing, fix_until):
        """п. 8: contact with the client within 24 hours, days off in the count.

        :param found_at: naive UTC; the 24 hours run from here
        :param missing: the client reads it, a line for each document or mistake
        :param fix_until: the last day for the client to bring it
        """
        self._check_may_offer_to_fix()
        if found_at > fields.Datetime.now():
            raise RECEIVED_IN_THE_FUTURE(self.env)
        if fix_until < self.env["apk.office"]._today():
            raise FIX_UNTIL_IS_PAST(self.env)
        decision = self._add_decision("defect", missing, found_at=found_at, until=fix_until)
        self._open_deadline("fixable_contact", "8")
        self._send_notice_of(decision, "fix_offer")

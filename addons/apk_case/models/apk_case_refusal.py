from odoo import fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules import deadlines as rules
from odoo.addons.apk_base.rules.russian_dates import format_day

from ..messages import (
    DEFECT_ALREADY_OFFERED,
    FIX_UNTIL_IS_PAST,
    RECEIVED_IN_THE_FUTURE,
    REFUSAL_WITHOUT_GROUNDS,
)


class ApkCaseRefusal(models.Model):
    """Reasons for a refusal: one that the client can remove (п. 8), and one in plain words (п. 24)."""

    _inherit = "apk.case"

    is_refusal = fields.Boolean(string="It is a refusal", copy=False)
    refusal_grounds = fields.Text(
        string="Grounds in plain words",
        copy=False,
        help="The client must understand them without opening any legal act (clause 24).",
        erase=False,
    )
    refusal_next_steps = fields.Text(string="What the client can do", copy=False, erase=False)
    refusal_act = fields.Char(string="Legal reference, in small print", copy=False, erase=False)
    defect_found_at = fields.Datetime(string="Defect found", copy=False, written_by="system")
    defect_missing = fields.Text(
        string="What is missing", copy=False, written_by="system", erase=False
    )
    defect_fix_until = fields.Date(string="Bring it until", copy=False, written_by="system")
    defect_fix_until_text = fields.Char(compute="_compute_defect_fix_until_text")

    def _compute_defect_fix_until_text(self):
        for case in self:
            day = case.defect_fix_until
            case.defect_fix_until_text = day and format_day(day)

    def _check_refusal(self):
        """п. 24: «основания … в понятной … форме, не требующей … обращения к каким-либо правовым актам»."""
        for case in self.filtered("is_refusal"):
            if (
                not (case.refusal_grounds or "").strip()
                or not (case.refusal_next_steps or "").strip()
            ):
                raise REFUSAL_WITHOUT_GROUNDS(self.env)

    def _offer_to_fix(self, found_at, missing, fix_until):
        """п. 8: contact with the client within 24 hours, days off in the count."""
        self.check_access("write")
        self._check_is_open()
        if found_at > fields.Datetime.now():
            raise RECEIVED_IN_THE_FUTURE(self.env)
        if fix_until < self.env["apk.office"]._today():
            raise FIX_UNTIL_IS_PAST(self.env)
        if self._open_deadline_of("fixable_contact"):
            raise DEFECT_ALREADY_OFFERED(self.env)
        values = {
            "defect_found_at": found_at,
            "defect_missing": missing,
            "defect_fix_until": fix_until,
        }
        self.sudo().write(values)  # sudo: kept by the system
        self._open_deadline("fixable_contact", "8")
        self._send_notice("fix_offer")

    def _fixable_contact_due(self, _is_working_day):
        return rules.fixable_refusal_contact_due(to_local(self.defect_found_at))

from odoo import fields, models

from ..exceptions import (
    DefectAlreadyOffered,
    FixUntilIsPast,
    ReceivedInTheFuture,
    RefusalWithoutGrounds,
)
from ..rules import deadlines as rules
from ..rules.russian_dates import spoken_day
from .office_time import to_local


class ApkCaseRefusal(models.AbstractModel):
    """Reasons for a refusal: one that the client can remove (п. 8), and one in plain words (п. 24)."""

    _name = "apk.case.refusal"
    _description = "Refusal of a message"

    is_refusal = fields.Boolean(string="It is a refusal", copy=False)
    refusal_grounds = fields.Text(
        string="Grounds in plain words",
        copy=False,
        help="The client must understand them without opening any legal act (clause 24).",
    )
    refusal_next_steps = fields.Text(string="What the client can do", copy=False)
    refusal_act = fields.Char(string="Legal reference, in small print", copy=False)
    defect_found_at = fields.Datetime(string="Defect found", readonly=True, copy=False)
    defect_missing = fields.Text(string="What is missing", readonly=True, copy=False)
    defect_fix_until = fields.Date(string="Bring it until", readonly=True, copy=False)
    defect_fix_until_spoken = fields.Char(compute="_compute_defect_fix_until_spoken")

    def _compute_defect_fix_until_spoken(self):
        for case in self:
            day = case.defect_fix_until
            case.defect_fix_until_spoken = day and spoken_day(day)

    def _check_refusal(self):
        """п. 24: «основания … в понятной … форме, не требующей … обращения к каким-либо правовым актам»."""
        for case in self.filtered("is_refusal"):
            if (
                not (case.refusal_grounds or "").strip()
                or not (case.refusal_next_steps or "").strip()
            ):
                raise RefusalWithoutGrounds(self.env)

    def _offer_to_fix(self, found_at, missing, fix_until):
        """п. 8: contact with the client within 24 hours, days off in the count."""
        self.check_access("write")
        self._check_is_open()
        if found_at > fields.Datetime.now():
            raise ReceivedInTheFuture(self.env)
        if fix_until < self.env["apk.office"]._today():
            raise FixUntilIsPast(self.env)
        if self._owed_deadline("fixable_contact"):
            raise DefectAlreadyOffered(self.env)
        values = {
            "defect_found_at": found_at,
            "defect_missing": missing,
            "defect_fix_until": fix_until,
        }
        self.sudo().write(values)  # sudo: kept by the system
        self._promise("fixable_contact", "8")
        self._deliver("fix_offer")

    def _fixable_contact_due(self, _is_working_day):
        return rules.fixable_refusal_contact_due(to_local(self.defect_found_at))

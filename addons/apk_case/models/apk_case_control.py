from odoo import fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_local
from odoo.addons.apk_base.rules.working_time import end_of_day

from ..messages import CONTROL_DATE_IS_PAST

PASSED_ON = "59-ФЗ, ст. 8 ч. 5"  # Russian: the law as people read it
CONTROLLED = "контроль"  # Russian: what people call it, no law sets this day
AUTHORITIES = [
    ("prosecutor", "Prosecutor"),
    ("deputy", "Deputy"),
    ("governor", "Governor"),
    ("administration", "Administration of the region"),
    ("ministry", "Ministry"),
    ("other", "Other body or official"),
]


class ApkCaseControl(models.Model):
    """Somebody above waits for the outcome of a message by a day of their own: a deadline beside the law's (59-ФЗ, ст. 10)."""

    _inherit = "apk.case"

    control_on = fields.Date(
        string="Control date",
        copy=False,
        tracking=True,
        help="Until this day a prosecutor, a deputy, the governor or the body that has passed the appeal on waits for the "
        "outcome. The executor, the head and the controller are reminded of it apart.",
    )
    control_authority = fields.Selection(
        AUTHORITIES, string="Who controls it", copy=False, tracking=True
    )

    def _follow_control_date(self):
        """The control date was set, moved or cleared."""
        for case in self:
            owed = case._open_deadline_of("control")
            if not case.control_on:
                case._waive("control", reason=self.env._("no control date"))
                continue
            if case.control_on < to_local(case.received_at).date():
                raise CONTROL_DATE_IS_PAST(self.env)
            if owed:
                case._recompute_deadline(owed, self.env._("the control date was changed"))
            elif not (case.reported_at or case.answered_at):
                case._open_deadline("control", PASSED_ON if case.covering_body_id else CONTROLLED)

    def _control_due(self, _is_working_day):
        return end_of_day(self.control_on, MOSCOW)

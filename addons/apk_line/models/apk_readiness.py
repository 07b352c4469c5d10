from odoo import models


class ApkReadiness(models.AbstractModel):
    """Readiness of chapter 6: the hours of the line (п. 31), by which missed calls are counted (п. 41)."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [*super()._checks(), self._check_line_hours]

    def _check_line_hours(self):
        try:
            hours = self.env["apk.line"]._hours()
            is_right = hours.opens < hours.closes
        except ValueError:  # written past the dialog
            is_right = False
        why = (
            self.env._("The line works from %(opens)s to %(closes)s.", opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}")
            if is_right
            else self.env._("The hours of the line cannot be used: calls that nobody answered are not counted.")
        )  # fmt: skip
        return self._as_check(
            "line_hours", 65, self.env._("Hours of the line"), "done" if is_right else "todo", why,
            button=self.env._("Open the hours"), action=self._opens("apk_line.apk_line_settings_action"),
            group="apk_base.group_administrator",
        )  # fmt: skip

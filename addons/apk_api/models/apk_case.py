from odoo import models


class ApkCase(models.Model):
    """A message that another system has filed: the system hears of its states."""

    _inherit = "apk.case"

    def write(self, vals):
        if "state" not in vals:
            return super().write(vals)
        former = {case: case.state for case in self}
        result = super().write(vals)
        self.env["apk.api.event"]._note_changes(former)
        return result

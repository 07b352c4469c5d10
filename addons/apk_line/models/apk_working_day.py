from odoo import models


class ApkWorkingDay(models.Model):
    _inherit = "apk.working.day"

    def _calendar_changed(self):
        """п. 41: which calls came «в часы работы» follows the corrected calendar."""
        result = super()._calendar_changed()
        cron = self.env.ref("apk_line.ir_cron_recompute_hours", raise_if_not_found=False)
        if cron:  # missing while the addon is being installed
            cron.sudo()._trigger()  # sudo: an editor of the calendar may not run scheduled actions;
            # this one only recounts
        return result

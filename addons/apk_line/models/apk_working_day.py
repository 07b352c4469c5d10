from odoo import models


class ApkWorkingDay(models.Model):
    _inherit = "apk.working.day"

    def _calendar_changed(self):
        """What was missed «в часы работы» is judged by the corrected calendar, too."""
        result = super()._calendar_changed()
        cron = self.env.ref("apk_line.ir_cron_recompute_hours", raise_if_not_found=False)
        if cron:  # not there yet while the addon is being installed
            cron.sudo()._trigger()  # sudo: who edits the calendar may not touch the scheduler
        return result

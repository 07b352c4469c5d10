from odoo import models


class ApkWorkingDay(models.Model):
    _inherit = "apk.working.day"

    def _calendar_changed(self):
        """Bookings on a day that is now off, or short, are listed as needing another time."""
        result = super()._calendar_changed()
        cron = self.env.ref("apk_visit.ir_cron_recheck", raise_if_not_found=False)
        if cron:  # not there yet while the addon is being installed
            cron.sudo()._trigger()  # sudo: an editor of the calendar may not start jobs
        return result

from odoo import api, models


class ApkDeadlineRecompute(models.Model):
    """A corrected production calendar moves the deadlines that are still owed; the fulfilled ones stay."""

    _inherit = "apk.deadline"

    @api.model
    def _cron_recompute(self):
        """Once a day, and triggered by every change of the calendar."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        owed = self.search(self._open_domain(), order="id")
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=len(owed))
        for deadline in owed:
            reason = self.env._("the production calendar was corrected")
            deadline._source_record()._recompute_deadline(deadline, reason)
            if not commit_progress(1):
                break

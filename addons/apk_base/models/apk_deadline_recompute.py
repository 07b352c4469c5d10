from odoo import api, models

from ..transactions import commit_each, in_new_transaction


class ApkDeadlineRecompute(models.Model):
    """A corrected production calendar moves the deadlines that are still owed; the fulfilled ones stay."""

    _inherit = "apk.deadline"

    @api.model
    def _cron_recompute(self):
        """Once a day, and triggered by every change of the calendar."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        owed = self.search(self._open_domain(), order="id")
        commit_each(owed, lambda one: in_new_transaction(one.env, one._recompute_by_calendar))

    def _recompute_by_calendar(self):
        reason = self.env._("the production calendar was corrected")
        self._source_record()._recompute_deadline(self, reason)

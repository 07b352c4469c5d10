from odoo import api, models


class ApkCachedMixin(models.AbstractModel):
    """Rows that the department edits rarely and every worker keeps in its memory: a change makes all read anew."""

    _name = "apk.cached.mixin"
    _description = "Rows kept in memory"

    @api.model_create_multi
    def create(self, vals_list):
        self._forget_cached()
        return super().create(vals_list)

    def write(self, vals):
        self._forget_cached()
        return super().write(vals)

    def unlink(self):
        self._forget_cached()
        return super().unlink()

    def _forget_cached(self):
        self.env.registry.clear_cache()

from odoo import api, models


class ApkCachedMixin(models.AbstractModel):
    """Directories that every worker process keeps in its memory (``ormcache``): any change drops the copies.

    The copies are dropped after the change: a constraint or a compute that reads them while the rows are being
    written would otherwise fill the cache with the former rows.
    """

    _name = "apk.cached.mixin"
    _description = "Rows kept in memory"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self._forget_cached()
        return records

    def write(self, vals):
        result = super().write(vals)
        self._forget_cached()
        return result

    def unlink(self):
        result = super().unlink()
        self._forget_cached()
        return result

    def _forget_cached(self):
        """Drop the copies in all worker processes; a model may add what else follows from a change of its rows."""
        self.env.registry.clear_cache()

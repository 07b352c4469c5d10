from odoo import api, models

from odoo.addons.apk_client.models.retention.apk_retention_lock import ALL_ROWS


class ApkRetentionLock(models.AbstractModel):
    _inherit = "apk.retention.lock"

    @api.model
    def _kept_tables(self):
        return {**super()._kept_tables(), "apk_social_event": ALL_ROWS}

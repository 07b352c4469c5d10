from odoo import api, models

from odoo.addons.apk_client.models.retention.apk_retention_lock import ALL_ROWS

TABLES = (
    "apk_call",
    "apk_call_transfer",
    "apk_callback",
    "apk_callback_attempt",
    "apk_callback_window",
)


class ApkRetentionLock(models.AbstractModel):
    _inherit = "apk.retention.lock"

    @api.model
    def _kept_tables(self):
        """п. 6: «в том числе, обращения на консультационную линию Департамента»."""
        return {**super()._kept_tables(), **dict.fromkeys(TABLES, ALL_ROWS)}

    @api.model
    def _kept_threads(self):
        return [*super()._kept_threads(), "apk.callback"]

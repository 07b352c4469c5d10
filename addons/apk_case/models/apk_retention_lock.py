from odoo import api, models

from odoo.addons.apk_client.models.retention.apk_retention_lock import ALL_ROWS


class ApkRetentionLock(models.AbstractModel):
    _inherit = "apk.retention.lock"

    @api.model
    def _kept_tables(self):
        own = ("apk_case", "apk_case_decision", "apk_mail_spool")
        return {**super()._kept_tables(), **dict.fromkeys(own, ALL_ROWS)}

    @api.model
    def _kept_threads(self):
        return ["apk.case", *super()._kept_threads()]

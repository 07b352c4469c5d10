from odoo import api, models
from odoo.tools import SQL

from odoo.addons.apk_client.models.retention.apk_retention_lock import ALL_ROWS

# one that was added by mistake may be taken away while nothing has become of it
QUESTION_IS_KEPT = SQL("OLD.ended_on IS NOT NULL OR OLD.result IS NOT NULL")


class ApkRetentionLock(models.AbstractModel):
    _inherit = "apk.retention.lock"

    @api.model
    def _kept_tables(self):
        own = ("apk_case", "apk_case_decision", "apk_mail_spool")
        return {
            **super()._kept_tables(),
            **dict.fromkeys(own, ALL_ROWS),
            "apk_case_question": QUESTION_IS_KEPT,
        }

    @api.model
    def _kept_threads(self):
        return ["apk.case", *super()._kept_threads()]

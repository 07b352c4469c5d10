from odoo import api, models
from odoo.tools import SQL

PACKAGE = "apk_report_package"


class ApkRetentionLock(models.AbstractModel):
    """A confirmed package is what was reported: PostgreSQL refuses to change or delete it as long as it is kept."""

    _inherit = "apk.retention.lock"

    @api.model
    def _kept_tables(self):
        return {**super()._kept_tables(), PACKAGE: SQL("OLD.confirmed_at IS NOT NULL")}

    @api.model
    def _kept_threads(self):
        return [*super()._kept_threads(), "apk.report.package"]

    @api.model
    def _fixed_columns(self):
        return {
            **super()._fixed_columns(),
            (PACKAGE, ""): (
                *("kind", "first_day", "edition", "clarifies_id", "state"),
                *("contents", "checksum", "file_id", "user_id", "made_at"),
                *("confirmed_at", "confirmed_by_id", "retention_until"),
            ),
        }

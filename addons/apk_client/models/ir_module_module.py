from odoo import models
from odoo.tools import SQL

from ..exceptions import AddonKeepsMessages

LEFT_OF_DESTROYED = {
    "apk_case": "destroyed_at IS NULL",
    "apk_delivery": "mail_message_id IS NOT NULL",
    "apk_mail_spool": "raw IS NOT NULL",
}


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def button_uninstall(self):
        self._check_nothing_is_kept()
        return super().button_uninstall()

    def module_uninstall(self):
        self._check_nothing_is_kept()
        return super().module_uninstall()

    def _check_nothing_is_kept(self):
        """п. 6: an addon takes its tables along when it is uninstalled: none with rows that must be kept."""
        doomed = (self | self.downstream_dependencies()).mapped("name")
        owners = {model._table: model._original_module for model in self.env.registry.values()}
        kept = sum(
            self._count_rows(table)
            for table in self.env["apk.retention.lock"]._kept_tables()
            if table.startswith("apk_") and owners.get(table) in doomed
        )
        if kept:
            raise AddonKeepsMessages(self.env, kept)

    def _count_rows(self, table):
        """What is left of a destroyed message is figures: they need not be kept."""
        living = SQL(LEFT_OF_DESTROYED.get(table, "TRUE"))
        query = SQL("SELECT count(*) FROM %s WHERE %s", SQL.identifier(table), living)
        self.env.flush_all()
        return self.env.execute_query(query)[0][0]

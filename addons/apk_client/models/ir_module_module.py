from odoo import models
from odoo.tools import SQL

from ..messages import ADDON_KEEPS_MESSAGES


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
            raise ADDON_KEEPS_MESSAGES(self.env, count=kept)

    def _count_rows(self, table):
        """What is left of a destroyed message is figures: they need not be kept."""
        living = SQL(self._living_rows().get(table, "TRUE"))
        query = SQL("SELECT count(*) FROM %s WHERE %s", SQL.identifier(table), living)
        self.env.flush_all()
        return self.env.execute_query(query)[0][0]

    def _living_rows(self):
        """Table -> which of its rows an act of destruction has not emptied yet; an addon above adds its own."""
        return {"apk_delivery": "mail_message_id IS NOT NULL"}

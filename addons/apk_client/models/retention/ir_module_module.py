from odoo import models
from odoo.tools import SQL

from ...messages import ADDON_KEEPS_MESSAGES


class IrModuleModule(models.Model):
    """An addon with rows that must be kept is not uninstalled (п. 6)."""

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
        """Rows that an act of destruction has emptied need not be kept: only figures are left in them."""
        content = SQL(self._rows_with_content().get(table, "TRUE"))
        query = SQL("SELECT count(*) FROM %s WHERE %s", SQL.identifier(table), content)
        self.env.flush_all()
        return self.env.execute_query(query)[0][0]

    def _rows_with_content(self):
        """Table -> SQL condition of the rows that no act of destruction has emptied; an addon above adds its own."""
        return {"apk_delivery": "mail_message_id IS NOT NULL"}

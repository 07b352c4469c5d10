from odoo import models
from odoo.fields import Domain

from .apk_desk import ROWS


class ApkDeskUnits(models.AbstractModel):
    """In red for an administrator: units without a head or people, whose messages the duty registrar gets meanwhile."""

    _inherit = "apk.desk"

    def _queues(self):
        if self.env.user.has_group("apk_base.group_administrator"):
            yield from self._unstaffed_units()
        yield from super()._queues()

    def _unstaffed_units(self):
        domain = Domain("is_unstaffed", "=", True)
        on_duty = self.env["apk.office"]._duty_registrar()
        rows = [
            {"id": unit.id, "name": unit.name, "subject": "", "who": on_duty.name, "due": ""}
            for unit in self.env["apk.unit"].search(domain, limit=ROWS)
        ]
        if rows:
            name = self.env._("Units without a head or people")
            yield {**self._as_queue("unstaffed", name, "apk.unit", domain, rows), "is_alert": True}

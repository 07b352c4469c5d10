from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_base.models.apk_desk import ROWS


class ApkDesk(models.AbstractModel):
    """Open callbacks on the desk (п. 39, 41)."""

    _inherit = "apk.desk"

    @api.model
    def _has_desk(self):
        return super()._has_desk() or self.env["apk.callback"].has_access("read")

    def _queues(self):
        """Callbacks stand first: they are due in hours, not days."""
        if self.env["apk.callback"].has_access("read"):
            yield self._callback_queue("callbacks", self.env._("Callbacks"), "promised")
            yield self._callback_queue("missed", self.env._("Unanswered calls to return"), "missed")
        yield from super()._queues()

    def _callback_queue(self, key, name, origin):
        domain = Domain("state", "=", "open") & Domain("origin", "=", origin)
        waiting = self.env["apk.callback"].search(domain, limit=ROWS)
        rows = [callback._row() for callback in waiting]
        return self._as_queue(key, name, "apk.callback", domain, rows)

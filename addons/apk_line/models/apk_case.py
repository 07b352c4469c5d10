from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_client.models.apk_case_desk import ROWS


class ApkCase(models.Model):
    _inherit = "apk.case"

    @api.model
    def _has_desk(self):
        return super()._has_desk() or self.env["apk.callback"].has_access("read")

    def _heaps(self):
        """Who is to be called stands first: a promise of hours, not of days."""
        if self.env["apk.callback"].has_access("read"):
            yield self._callback_heap("callbacks", self.env._("Callbacks"), "promised")
            yield self._callback_heap("missed", self.env._("Unanswered calls to return"), "missed")
        yield from super()._heaps()

    def _callback_heap(self, key, name, origin):
        domain = Domain("state", "=", "open") & Domain("origin", "=", origin)
        waiting = self.env["apk.callback"].search(domain, limit=ROWS)
        rows = [callback._row() for callback in waiting]
        return self._as_heap(key, name, "apk.callback", domain, rows)

    def action_call_client(self):
        """п. 9: a clarifying call, on the card with its script."""
        self.ensure_one()
        call_id = self.env["apk.call"].start(case_id=self.id)
        return {"type": "ir.actions.client", "tag": "apk_line_card", "params": {"call_id": call_id}}

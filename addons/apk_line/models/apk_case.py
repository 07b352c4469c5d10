from odoo import models


class ApkCase(models.Model):
    _inherit = "apk.case"

    def action_call_client(self):
        """п. 9: a clarifying call, on the card with its script."""
        self.ensure_one()
        call_id = self.env["apk.call"].start(case_id=self.id)
        return {"type": "ir.actions.client", "tag": "apk_line_card", "params": {"call_id": call_id}}

from odoo import models


class ApkCase(models.Model):
    _inherit = "apk.case"

    def action_call_client(self):
        """п. 9: a clarifying call, on the card with its script."""
        self.ensure_one()
        call_id = self.env["apk.call"].start(case_id=self.id)
        return {"type": "ir.actions.client", "tag": "apk_line_card", "params": {"call_id": call_id}}

    def _outgoing_call_values(self):
        """Values of a call to the client of this message; none without a message.

        :raises AccessError: the user may not read the message
        """
        if not self:
            return {}
        self.check_access("read")
        return {
            "case_id": self.id,
            "direction": "out",
            "partner_id": self.partner_id.id,
            "phone": self.partner_id.phone,
        }

from odoo import fields, models

from odoo.addons.apk_client.models.res_partner import SERVING


class ResPartner(models.Model):
    _inherit = "res.partner"

    apk_call_ids = fields.One2many(
        "apk.call", "partner_id", string="Calls of the client", groups=SERVING
    )
    apk_call_count = fields.Integer(compute="_compute_apk_call_count", groups=SERVING)
    apk_callback_ids = fields.One2many(
        "apk.callback", "partner_id", string="Callbacks", groups=SERVING
    )

    def _compute_apk_call_count(self):
        counts = dict(
            self.env["apk.call"]._read_group(
                [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
            )
        )
        for partner in self:
            partner.apk_call_count = counts.get(partner, 0)

    def action_open_calls(self):
        return self._action_of_client("apk_line.apk_call_action")

    def _open_matters(self):
        """Open callbacks, before the matters that have days."""
        if not self.env["apk.callback"].has_access("read"):
            return super()._open_matters()
        waiting = self.apk_callback_ids.filtered(lambda callback: callback.state == "open")
        states = dict(waiting._fields["origin"]._description_selection(self.env))
        callbacks = [
            {
                "model": callback._name,
                "id": callback.id,
                "name": callback.question or callback.phone,
                "what": states[callback.origin],
                "due": callback.next_due_at,
            }
            for callback in waiting
        ]
        return callbacks + super()._open_matters()

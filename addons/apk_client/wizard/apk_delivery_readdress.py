from odoo import api, fields, models


class ApkDeliveryReaddress(models.TransientModel):
    """Another address for one delivery that has not left (п. 25)."""

    _name = "apk.delivery.readdress"
    _description = "Another address for a delivery"

    delivery_id = fields.Many2one("apk.delivery", required=True, ondelete="cascade")
    address = fields.Char(string="Send it to", required=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        delivery = self.env["apk.delivery"].browse(values.get("delivery_id"))
        return {**values, "address": delivery.address}

    def action_readdress(self):
        self.ensure_one()
        self.delivery_id._set_address(self.address)

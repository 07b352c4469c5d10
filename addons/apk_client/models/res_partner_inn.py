from stdnum.ru import inn

from odoo import api, models

from ..rules.client_numbers import digits_of


class ResPartnerInn(models.Model):
    """Odoo keeps ИНН as «Tax ID»: what other applications have written there is ours, too, and shown once."""

    _inherit = "res.partner"

    @api.model_create_multi
    def create(self, vals_list):
        clients = super().create(vals_list)
        clients._take_inn_from_vat()
        return clients

    def write(self, vals):
        result = super().write(vals)
        if vals.get("vat"):
            self._take_inn_from_vat()
        return result

    def _take_inn_from_vat(self):
        """Only a number whose check digits agree, and only into a card that has none."""
        # sudo: who writes a contact in another application may not see our numbers; the same number, copied
        for client in self.filtered("vat").sudo():
            number = digits_of(client.vat)
            if not client.apk_inn and inn.is_valid(number):
                client.apk_inn = number

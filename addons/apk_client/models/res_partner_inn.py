from stdnum.ru import inn

from odoo import api, models

from ..rules.client_numbers import digits_of, is_inn_of


class ResPartnerInn(models.Model):
    """Odoo keeps ИНН as «Tax ID»: what other applications have written there is ours, too, and shown once."""

    _inherit = "res.partner"

    @api.model_create_multi
    def create(self, vals_list):
        clients = super().create(vals_list)
        clients._take_inn_from_vat()
        return clients

    def write(self, vals):
        is_about_it = bool(vals.keys() & {"vat", "is_company", "parent_id"})
        result = super().write(vals)
        if is_about_it:
            self._take_inn_from_vat()
        return result

    def _take_inn_from_vat(self):
        """Only a number whose check digits agree, and only into a card that has none.

        Odoo copies the Tax ID of a firm to the people of it: ten digits on them are the firm's number.
        """
        # sudo: who writes a contact in another application may not see our numbers; the same number, copied
        for client in self.filtered("vat").sudo():
            number = digits_of(client.vat)
            is_own = client.commercial_partner_id == client and is_inn_of(
                number, company=client.is_company
            )
            if is_own and not client.apk_inn and inn.is_valid(number):
                client.apk_inn = number

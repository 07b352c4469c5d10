from odoo import api, models


class ApkFunction(models.Model):
    _inherit = "apk.function"

    @api.model_create_multi
    def create(self, vals_list):
        """п. 33: «в случае появления новой услуги или функции» every operator of the line is trained in it."""
        functions = super().create(vals_list)
        self.env["apk.training.duty"]._open_for_new_functions(functions)
        return functions

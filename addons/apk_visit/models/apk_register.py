from odoo import api, models

from odoo.addons.apk_base.rules.registers import Column, Register


class ApkRegister(models.Model):
    """The journal of personal reception (59-ФЗ, ст. 13; п. 53–61)."""

    _inherit = "apk.register"

    @api.model
    def _registers(self):
        reception = Register(
            self.env._("Journal of personal reception"),
            "apk.visit",
            "starts_at",
            (
                Column(self.env._("Registration No."), 16, "name"),
                Column(self.env._("Date and time"), 16, "starts_at"),
                Column(self.env._("Surname, name, patronymic"), 28, "partner_id"),
                Column(self.env._("Address"), 32, "partner_id.apk_postal_address"),
                Column(self.env._("Place"), 24, "place_id"),
                Column(self.env._("Purpose"), 20, "service_id"),
                Column(self.env._("In short"), 34, "question"),
                Column(self.env._("Who received"), 20, "received_by_id"),
                Column(self.env._("What was said and agreed on"), 36, "outcome"),
                Column(self.env._("Came at"), 16, "arrived_at"),
                Column(self.env._("State"), 14, "state"),
            ),
            domain=[("kind", "=", "reception"), ("state", "!=", "draft")],
        )
        return {**super()._registers(), "reception": reception}

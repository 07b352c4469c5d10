from odoo import api, models

from odoo.addons.apk_base.rules.registers import Column, Register


class ApkRegister(models.Model):
    """The journal of personal reception (59-ФЗ, ст. 13; п. 53–61)."""

    _inherit = "apk.register"

    @api.model
    def _registers(self):
        _ = self.env._
        reception = Register(
            _("Journal of personal reception"),
            "apk.visit",
            "starts_at",
            (
                Column(_("Registration No."), 16, "name"),
                Column(_("Date and time"), 16, "starts_at"),
                Column(_("Surname, name, patronymic"), 28, "partner_id"),
                Column(_("Address"), 32, "partner_id.apk_postal_address"),
                Column(_("Place"), 24, "place_id"),
                Column(_("Reason"), 20, "service_id"),
                Column(_("In short"), 34, "question"),
                Column(_("Who received"), 20, "received_by_id"),
                Column(_("What was said and agreed on"), 36, "outcome"),
                Column(_("Came at"), 16, "arrived_at"),
                Column(_("State"), 14, "state"),
            ),
            domain=[("kind", "=", "reception"), ("state", "!=", "draft")],
        )
        return {**super()._registers(), "reception": reception}

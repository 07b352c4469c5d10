from odoo import models


class ApkLettersMixin(models.AbstractModel):
    _inherit = "apk.letters.mixin"

    def _address_for(self, channel):
        if channel.transport == "sms":
            return self.partner_id.phone_sanitized or ""
        return super()._address_for(channel)

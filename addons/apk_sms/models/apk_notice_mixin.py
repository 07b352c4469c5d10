from odoo import models


class ApkNoticeMixin(models.AbstractModel):
    _inherit = "apk.notice.mixin"

    def _address_for(self, channel):
        if channel.transport == "sms":
            return self.partner_id.phone_sanitized or ""
        return super()._address_for(channel)

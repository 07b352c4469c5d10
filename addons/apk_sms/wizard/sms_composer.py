from odoo import models

from ..exceptions import MassSmsRefused


class SmsComposer(models.TransientModel):
    _inherit = "sms.composer"

    def _action_send_sms(self):
        """п. 27.2: one text to many people is a mailing, and mailings leave by e-mail."""
        if self.composition_mode == "mass":
            raise MassSmsRefused(self.env)
        return super()._action_send_sms()

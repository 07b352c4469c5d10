from odoo import models

from odoo.addons.apk_client.rules.broadcast import FEW

from ..messages import MASS_SMS_REFUSED


class SmsComposer(models.TransientModel):
    _inherit = "sms.composer"

    def _action_send_sms(self):
        """п. 27.2: one text to many people is a mailing, and mailings leave by e-mail.

        Asked before the first one: a text that the operator has got does not come back with the transaction.
        """
        if self._is_to_many() and self._is_mailing():
            raise MASS_SMS_REFUSED(self.env)
        return super()._action_send_sms()

    def _is_to_many(self):
        """From a list of records always; otherwise when it goes to more people than a few."""
        records = self._get_records()
        numbers = (self.sanitized_numbers or "").split(",")
        return self.composition_mode == "mass" or max(len(records or []), len(numbers)) > FEW

    def _is_mailing(self):
        """A reminder of one's own meeting is none; what «SMS Marketing» of Odoo sends always is."""
        is_marketing = "mailing_id" in self._fields and self.mailing_id
        return bool(
            is_marketing or not self.env["apk.transactional.mail"]._is_transactional(self.res_model)
        )

from odoo import models


class ApkCaseRetention(models.AbstractModel):
    """п. 6: after the act nothing tells by which account a person has written, nor what."""

    _inherit = "apk.case"

    def _erase_copies(self):
        accounts = self.social_account_id
        for event in self.env["apk.social.event"].search([("case_id", "in", self.ids)]):
            event.write({"raw": False, "failure": False, "event": f"erased {event.id}"})
        self.write({"social_account_id": False})
        self.delivery_ids.write({"social_account_id": False})
        kept = self.env["apk.case"].search([("social_account_id", "in", accounts.ids)])
        (accounts - kept.social_account_id).unlink()
        return super()._erase_copies()

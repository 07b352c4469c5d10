from odoo import api, models


class ApkConsentErasure(models.Model):
    _inherit = "apk.consent.erasure"

    @api.model
    def _erase_elsewhere(self, consents):
        """Addresses in letters, lists and requests of those who have left every mailing (152-ФЗ, ст. 21)."""
        mailings = consents.filtered(lambda consent: consent.purpose == "mailing")
        letters = self.env["mailing.trace"].sudo()  # sudo: by the record of destruction
        sent = letters.search([("apk_consent_id", "in", mailings.ids), ("email", "!=", False)])
        sent.write({"email": False, "failure_reason": False})
        gone = set(mailings.mapped("email")) - set(
            self.env["apk.consent"]._live_for(mailings.mapped("email"), "mailing").mapped("email")
        )
        contacts = (
            self.env["mailing.contact"].sudo().search([("email_normalized", "in", list(gone))])
        )  # sudo: as above
        requests = (
            self.env["apk.subscription.request"].sudo().search([("email", "in", list(gone))])
        )  # sudo: as above
        lines = [
            self.env._("Addresses in letters: %s", len(sent)),
            self.env._("Contacts of lists: %s", len(contacts)),
            self.env._("Requests to subscribe: %s", len(requests)),
        ]
        contacts.unlink()
        requests.unlink()
        return [*super()._erase_elsewhere(consents), *lines]

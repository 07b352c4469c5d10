from odoo import api, models


class ApkConsentErasure(models.Model):
    _inherit = "apk.consent.erasure"

    @api.model
    def _erase_elsewhere(self, consents):
        """Addresses in e-mails, lists and requests of those who have left every mailing (152-ФЗ, ст. 21)."""
        mailings = consents.filtered(lambda consent: consent.purpose == "mailing")
        # sudo: the scheduler runs it for a registrar who reads no mailings; only withdrawn addresses are blanked
        traces = self.env["mailing.trace"].sudo()
        sent = traces.search([("apk_consent_id", "in", mailings.ids), ("email", "!=", False)])
        sent.write({"email": False, "failure_reason": False})
        gone = set(mailings.mapped("email")) - set(
            self.env["apk.consent"]._live_for(mailings.mapped("email"), "mailing").mapped("email")
        )
        # sudo: a registrar edits no lists; rows of those who left are deleted
        system = self.sudo().env
        contacts = system["mailing.contact"].search([("email_normalized", "in", list(gone))])
        requests = system["apk.subscription.request"].search([("email", "in", list(gone))])
        lines = [
            self.env._("Addresses in e-mails: %s", len(sent)),
            self.env._("Contacts of lists: %s", len(contacts)),
            self.env._("Requests to subscribe: %s", len(requests)),
        ]
        contacts.unlink()
        requests.unlink()
        return [*super()._erase_elsewhere(consents), *lines]

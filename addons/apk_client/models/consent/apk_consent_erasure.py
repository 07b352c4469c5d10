from odoo import api, fields, models

from ...rules.consents import erased_when_withdrawn_by

BATCH = 500


class ApkConsentErasure(models.Model):
    """Record of destruction (152-ФЗ, ст. 21 ч. 5, 7; приказ РКН № 179): what was erased after withdrawals, and when."""

    _name = "apk.consent.erasure"
    _description = "Destruction of withdrawn data"
    _order = "id desc"
    _rec_name = "erased_at"

    erased_at = fields.Datetime(string="Destroyed at", required=True, readonly=True)
    consent_ids = fields.One2many(
        "apk.consent", "erasure_id", string="Withdrawn consents", readonly=True
    )
    consent_count = fields.Integer(string="Persons and topics", readonly=True)
    what = fields.Text(string="What was destroyed", readonly=True)

    @api.model
    def _cron_erase(self):
        """Destroy what was given with consents that were withdrawn; the fact of the withdrawal stays."""
        domain = [
            ("withdrawn_at", "<=", erased_when_withdrawn_by(fields.Datetime.now())),
            ("erasure_id", "=", False),
        ]
        consents = self.env["apk.consent"]
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=consents.search_count(domain))
        while due := consents.search(domain, limit=BATCH, order="id"):
            self._erase(due)
            if not commit_progress(len(due)):
                break

    @api.model
    def _erase(self, consents):
        """Destroy the particulars of withdrawn consents and write down that it was done."""
        what = [
            self.env._("Name, address, proof and scan of the consent"),
            *self._erase_elsewhere(consents),
        ]
        erasure = self.create(
            {
                "erased_at": fields.Datetime.now(),
                "consent_count": len(consents),
                "what": "\n".join(what),
            }
        )
        with self.env["apk.retention.lock"]._opened_for_destruction():
            # sudo: no role may write consents; the search above has found those that the law erases
            register = consents.sudo()
            register.write({**consents._erased_values(), "erasure_id": erasure.id})
        return erasure

    @api.model
    def _erase_elsewhere(self, consents):
        """Erase what other tables hold by these consents; an addon above adds its own.

        :return: lines for the record: what was destroyed
        """
        return []

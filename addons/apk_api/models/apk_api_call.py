from datetime import timedelta

from odoo import api, fields, models

KEPT = timedelta(days=90)


class ApkApiCall(models.Model):
    """One call of another system: which, when, what came of it; no word of a client and no address of a record."""

    _name = "apk.api.call"
    _description = "Call of another system"
    _order = "id desc"
    _rec_name = "route"
    _log_access = False

    key_id = fields.Many2one("apk.api.key", string="System", index=True, ondelete="cascade")
    called_at = fields.Datetime(
        string="When", required=True, index=True, default=fields.Datetime.now
    )
    method = fields.Char(required=True)
    route = fields.Char(string="Call", required=True)
    status = fields.Integer(string="Answer", required=True, aggregator=None)
    problem = fields.Char(string="Why refused")
    took_ms = fields.Integer(string="Milliseconds", aggregator="avg")

    @api.autovacuum
    def _gc_calls(self):
        self.search([("called_at", "<", fields.Datetime.now() - KEPT)], limit=100_000).unlink()

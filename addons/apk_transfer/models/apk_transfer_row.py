from odoo import api, fields, models
from odoo.fields import Domain


class ApkTransferRow(models.Model):
    """A row of a table: what it says, what stands in its way, and what has become of it."""

    _name = "apk.transfer.row"
    _description = "Row of a table"
    _inherit = "apk.protected.mixin"
    _order = "line, id"

    transfer_id = fields.Many2one(
        "apk.transfer", required=True, ondelete="cascade", index=True, written_by="system"
    )
    line = fields.Integer(string="Row", aggregator=None, written_by="system")
    name = fields.Char(string="Who or what", written_by="system")
    cells = fields.Json(written_by="system")
    key = fields.Char(written_by="system")
    state = fields.Selection(
        [
            ("waiting", "Not checked yet"),
            ("ok", "Can be loaded"),
            ("twin", "Is here already"),
            ("error", "With a mistake"),
            ("skipped", "Left out"),
            ("loaded", "Loaded"),
            ("undone", "Taken back"),
            ("stayed", "Could not be taken back"),
        ],
        required=True,
        default="waiting",
        written_by="system",
    )
    problem = fields.Char(string="What to know", written_by="system")
    res_model = fields.Char(written_by="system")
    res_id = fields.Many2oneReference(string="Record", model_field="res_model", written_by="system")
    is_new = fields.Boolean(string="Made by this table", written_by="system")
    former = fields.Json(string="Before it", written_by="system")
    fingerprint = fields.Char(string="What was made", written_by="system")
    has_record = fields.Boolean(compute="_compute_has_record")

    _state_idx = models.Index("(transfer_id, state, line)")
    _key_idx = models.Index("(transfer_id, key) WHERE key IS NOT NULL")

    @api.depends("res_id", "state")
    def _compute_has_record(self):
        for row in self:
            row.has_record = bool(row.res_id) and row.state in ("loaded", "stayed")

    def _record(self):
        self.ensure_one()
        return self.env[self.res_model].browse(self.res_id).exists() if self.res_id else None

    def action_open_record(self):
        """The record that the row has become."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }

    @api.autovacuum
    def _gc_cells(self):
        """Personal data of many are not kept longer than a mistake takes to be noticed (152-ФЗ, ст. 5)."""
        old = fields.Datetime.subtract(fields.Datetime.now(), days=90)
        rows = self.search(
            Domain("write_date", "<", old) & Domain("cells", "!=", False), limit=10_000
        )
        emptied = ("cells", "former", "name", "key", "problem", "fingerprint")
        rows.write(dict.fromkeys(emptied, False))
        transfers = self.env["apk.transfer"].search(
            Domain("write_date", "<", old) & Domain("file_name", "!=", False)
        )
        made = [("res_model", "=", transfers._name), ("res_id", "in", transfers.ids)]
        self.env["ir.attachment"].search(made).unlink()
        transfers.write({"file": False, "scans": False, "file_name": False, "scans_name": False})

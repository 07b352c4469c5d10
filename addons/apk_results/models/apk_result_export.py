from odoo import api, fields, models


class ApkResultExport(models.Model):
    """One file that somebody made for the portal: when, who, which messages (Указ № 171). Rows are never rewritten."""

    _name = "apk.result.export"
    _description = "Export to the portal of results"
    _order = "exported_at desc, id desc"
    _rec_name = "file_name"

    month_id = fields.Many2one("apk.result.month", required=True, ondelete="restrict", index=True)
    exported_at = fields.Datetime(
        string="Exported", required=True, readonly=True, default=fields.Datetime.now
    )
    user_id = fields.Many2one(
        "res.users",
        string="By whom",
        required=True,
        default=lambda self: self.env.uid,
        ondelete="restrict",  # fmt: skip
    )
    file_name = fields.Char(string="File", required=True)
    line_ids = fields.One2many("apk.result.export.line", "export_id", string="Messages")
    line_count = fields.Integer(string="Number of messages", compute="_compute_line_count")

    @api.depends("line_ids")
    def _compute_line_count(self):
        for export in self:
            export.line_count = len(export.line_ids)

from odoo import api, fields, models

LATER = "later"


class ApkResultExportLine(models.Model):
    """One document of an export: what was said of a message, without its words. The next export is a new row."""

    _name = "apk.result.export.line"
    _description = "Document of an export"
    _order = "export_id desc, id"
    _rec_name = "number"

    export_id = fields.Many2one("apk.result.export", required=True, ondelete="restrict", index=True)
    exported_at = fields.Datetime(related="export_id.exported_at", string="Exported")
    user_id = fields.Many2one(related="export_id.user_id", string="By whom")
    case_id = fields.Many2one(
        "apk.case", string="Message", required=True, ondelete="restrict", index=True
    )
    number = fields.Char(string="Number in the document", required=True)
    statuses = fields.Char(required=True)
    fingerprint = fields.Char(required=True)

    @api.model
    def _last_fingerprints(self, cases, month):
        """What the portal knows of messages as they were in a month.

        :return: ``{id of a message: fingerprint of its last document}``; LATER where a later month has been exported:
            an older state must not overwrite it
        """
        known = {}
        for line in self.search([("case_id", "in", cases.ids)], order="id"):
            is_later = line.export_id.month_id.first_day > month.first_day
            if known.get(line.case_id.id) != LATER:
                known[line.case_id.id] = LATER if is_later else line.fingerprint
        return known

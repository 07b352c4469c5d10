from odoo import fields, models


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    apk_is_drawn = fields.Boolean(
        string="Drawn by the suite", help="Without wkhtmltopdf: the model itself makes the PDF."
    )

    def _render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        report = self._get_report(report_ref)
        if not report.apk_is_drawn:
            return super()._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        records = self.env[report.model].browse(res_ids)
        records.check_access("read")
        return records._draw_report(report.report_name), "pdf"

from odoo import api, fields, models


class ApkTextOverride(models.Model):
    """A text has left with an error that the check had found (п. 7): which one, why, on whose word. Never rewritten."""

    _name = "apk.text.override"
    _description = "Text that left with an error"
    _order = "create_date desc, id desc"
    _rec_name = "found"

    res_model = fields.Char(string="Model of the text", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Record of the text", model_field="res_model", required=True, readonly=True
    )
    record_name = fields.Char(string="Text", readonly=True)
    text_kind = fields.Selection(
        [
            ("answer", "Answer"),
            ("refusal", "Refusal"),
            ("notice", "Notice"),
            ("forwarding", "Covering letter"),
            ("article", "Article"),
            ("mailing", "Mailing"),
            ("questionnaire", "Questionnaire"),
            ("public_reply", "Public reply"),
            ("script", "Script of the line"),
        ],
        string="Kind of text",
        required=True,
        readonly=True,
    )
    code = fields.Char(string="Rule", required=True, readonly=True)
    title = fields.Char(string="Error", readonly=True)
    found = fields.Char(string="Words", readonly=True)
    reason = fields.Text(string="Why it left", required=True, readonly=True)
    unit_id = fields.Many2one("apk.unit", readonly=True, index="btree_not_null")
    user_id = fields.Many2one("res.users", string="Let it leave", required=True, readonly=True)

    @api.model
    def _of(self, record):
        # sudo: the report is for heads; that a text may leave concerns its author
        rows = self.sudo()
        return rows.search([("res_model", "=", record._name), ("res_id", "=", record.id)])

from odoo import api, fields, models

from ..messages import CANNOT_BE_MERGED


class ApkCaseMerge(models.TransientModel):
    """Several messages of one client about the same get one answer (п. 18; 59-ФЗ, ст. 11)."""

    _name = "apk.case.merge"
    _description = "Merge messages"

    case_ids = fields.Many2many("apk.case", string="Messages", required=True)
    main_id = fields.Many2one(
        "apk.case",
        string="Answer under the number",
        required=True,
        domain="[('id', 'in', case_ids)]",
    )

    @api.model
    def default_get(self, fields_list):
        """The chosen messages; one alone is joined by those of the same client that say the same."""
        values = super().default_get(fields_list)
        cases = self.env["apk.case"].browse(self.env.context.get("active_ids", []))
        if len(cases) == 1:
            cases |= cases.repeats_id
        if not cases._may_be_merged():
            raise CANNOT_BE_MERGED(self.env)
        earliest = cases.sorted("received_at")[:1]
        return {**values, "case_ids": [(6, 0, cases.ids)], "main_id": earliest.id}

    def action_merge(self):
        self.ensure_one()
        if not self.case_ids._may_be_merged() or self.main_id not in self.case_ids:
            raise CANNOT_BE_MERGED(self.env)
        self.case_ids._merge_into(self.main_id)
        return self.main_id._get_records_action()

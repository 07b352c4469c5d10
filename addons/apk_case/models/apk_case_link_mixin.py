from odoo import api, fields, models


class ApkCaseLinkMixin(models.AbstractModel):
    """A row about any record; when it is about a message, ``case_id`` lets record rules follow the message."""

    _name = "apk.case.link.mixin"
    _description = "May belong to a message"

    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")
    case_id = fields.Many2one(
        "apk.case",
        string="Message",
        compute="_compute_case_id",
        store=True,
        precompute=True,
        index="btree_not_null",
    )

    @api.depends("res_model", "res_id")
    def _compute_case_id(self):
        for row in self:
            row.case_id = self._case_of(row)

    def _case_of(self, row):
        """:return: id of the message that a row is about, or False"""
        return row.res_id if row.res_model == "apk.case" else False

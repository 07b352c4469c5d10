from odoo import api, fields, models


class ApkVisitRating(models.TransientModel):
    """A QR code for the client's telephone (п. 61, 80): a new link each time, so that the answer stays anonymous."""

    _name = "apk.visit.rating"
    _description = "Code to rate a visit"

    visit_id = fields.Many2one("apk.visit", required=True, readonly=True)
    link = fields.Char(readonly=True)
    code = fields.Binary(readonly=True, attachment=False)

    @api.model_create_multi
    def create(self, vals_list):
        shown = super().create(vals_list)
        for wizard in shown:
            slip = wizard.visit_id._rating_slip()
            wizard.write({"link": slip["link"], "code": slip["code"]})
        return shown

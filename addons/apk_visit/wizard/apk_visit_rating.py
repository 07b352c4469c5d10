from odoo import fields, models


class ApkVisitRating(models.TransientModel):
    """The one link to rate a visit, as long as it is shown: on a screen for the client's telephone, or on a slip (п. 61).

    The visit itself does not keep it, so that the answer stays anonymous (п. 80).
    """

    _name = "apk.visit.rating"
    _description = "Code to rate a visit"

    visit_id = fields.Many2one("apk.visit", required=True, readonly=True)
    link = fields.Char(readonly=True)
    code = fields.Binary(readonly=True, attachment=False)

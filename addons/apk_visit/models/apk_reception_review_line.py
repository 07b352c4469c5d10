from odoo import fields, models


class ApkReceptionReviewLine(models.Model):
    """Figures of one reason at one place over the period of the report."""

    _name = "apk.reception.review.line"
    _description = "Figures of personal reception"
    _order = "visits desc, id"

    review_id = fields.Many2one(
        "apk.reception.review", required=True, ondelete="cascade", index=True
    )
    place_id = fields.Many2one("apk.reception.place", required=True, ondelete="restrict")
    service_id = fields.Many2one(
        "apk.visit.service", string="Purpose", required=True, ondelete="restrict"
    )
    visits = fields.Integer(string="Came")
    judged = fields.Integer(string="Cards that say whether the way was needed")
    avoidable = fields.Integer(string="Could do without coming")
    avoidable_share = fields.Float(string="Share, %", digits=(5, 1))
    minutes = fields.Integer(string="Minutes on average")
    requests = fields.Integer(string="Handed in a request")
    advice = fields.Selection(
        [
            ("unknown", "Too few cards to tell"),
            ("remote", "Offer a way without coming"),
            ("both", "Keep reception, offer a way without coming as well"),
            ("personal", "Personal reception is needed"),
        ],
        string="What the figures speak for",
    )

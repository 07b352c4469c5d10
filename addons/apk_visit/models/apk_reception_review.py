from datetime import timedelta

from odoo import Command, api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc

from ..messages import REVIEW_WITHOUT_CONCLUSION
from ..rules.expediency import advice

FIGURES = """
    SELECT v.place_id, v.service_id, count(*), count(*) FILTER (WHERE could_be_remote IS NOT NULL),
           count(*) FILTER (WHERE could_be_remote = 'yes'), avg(NULLIF(reception_minutes, 0))::int,
           count(*) FILTER (WHERE EXISTS (SELECT 1 FROM apk_case c WHERE c.visit_id = v.id))
      FROM apk_visit v
     WHERE state = 'done' AND kind = 'reception' AND starts_at >= %s AND starts_at < %s
  GROUP BY v.place_id, v.service_id
"""


class ApkReceptionReview(models.Model):
    """Report on the expediency of personal reception over a period (п. 75): figures, advice, the decision of a person."""

    _name = "apk.reception.review"
    _description = "Expediency of personal reception"
    _inherit = ["apk.protected.mixin", "mail.thread"]
    _order = "date_to desc, id desc"
    _rec_name = "date_to"

    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", required=True)
    line_ids = fields.One2many(
        "apk.reception.review.line", "review_id", string="Figures", written_by="system"
    )
    conclusion = fields.Text(
        help="Which reasons deserve personal reception, which are better served at a distance."
    )
    state = fields.Selection(
        [("draft", "Draft"), ("approved", "Approved")],
        default="draft",
        required=True,
        tracking=True,
        written_by="system",
    )
    approved_by_id = fields.Many2one("res.users", string="Approved by", written_by="system")
    approved_at = fields.Datetime(string="Approved at", written_by="system")

    _days_in_order = models.Constraint(
        "CHECK(date_from <= date_to)", "The last day stands before the first one. Correct the days."
    )

    @api.model_create_multi
    def create(self, vals_list):
        reviews = super().create(vals_list)
        reviews._count()
        return reviews

    def action_count(self):
        """Count again, when visits have been added since; an approved report stays as it was."""
        self.check_access("write")
        self.filtered(lambda review: review.state == "draft")._count()

    def _count(self):
        self.env["apk.visit"].flush_model()
        self.env["apk.case"].flush_model(["visit_id"])
        for review in self.sudo():  # sudo: no role may write figures; they are sums without names
            self.env.cr.execute(FIGURES, review._period())
            lines = [Command.create(review._line(*row)) for row in self.env.cr.fetchall()]
            review.line_ids = [Command.clear(), *lines]

    def _period(self):
        """Beginning and end of the period in UTC, the end not included."""
        first, last = (
            fields.Datetime.to_datetime(day).replace(tzinfo=MOSCOW)
            for day in (self.date_from, self.date_to)
        )
        return [to_naive_utc(first), to_naive_utc(last + timedelta(days=1))]

    def _line(self, place, service, visits, judged, avoidable, minutes, requests):
        return {
            "place_id": place,
            "service_id": service,
            "visits": visits,
            "judged": judged,
            "avoidable": avoidable,
            "avoidable_share": 100.0 * avoidable / judged if judged else 0.0,
            "minutes": minutes,
            "requests": requests,
            "advice": advice(judged, avoidable),
        }

    def action_approve(self):
        self.check_access("write")
        for review in self:
            if not review.conclusion:
                raise REVIEW_WITHOUT_CONCLUSION(self.env)
            approved = review.sudo()  # sudo: no role may write the state; access was checked above
            approved.write(
                {
                    "state": "approved",
                    "approved_by_id": self.env.uid,
                    "approved_at": fields.Datetime.now(),
                }
            )

from markupsafe import Markup

from odoo import fields, models

PICTURE = Markup(
    '<iframe src="/apk/mailing/%s/preview" title="%s" style="width: 100%%; height: 24rem; border: 1px solid #767676;"></iframe>'
)


class ApkMailingReview(models.TransientModel):
    """The last look before a mailing leaves: how many will get it, and what they will read (п. 27)."""

    _name = "apk.mailing.review"
    _description = "Send the mailing"

    mailing_id = fields.Many2one("mailing.mailing", required=True, ondelete="cascade")
    subject = fields.Char(related="mailing_id.subject", string="Heading of the e-mail")
    topic_id = fields.Many2one(related="mailing_id.apk_topic_id", string="Topic of the mailing")
    reach = fields.Integer(compute="_compute_reach", string="Will get the e-mail")
    picture = fields.Html(
        compute="_compute_picture", sanitize=False, string="As the client sees it"
    )

    def _compute_reach(self):
        """Of a mailing that was stopped, those who still wait."""
        for review in self:
            mailing = review.mailing_id
            review.reach = mailing.apk_waiting or mailing.apk_reach

    def _compute_picture(self):
        for review in self:
            title = self.env._("As the client sees it")
            review.picture = PICTURE % (review.mailing_id.id, title)

    def action_send(self):
        """The scheduler sends; the form shows how far it is."""
        self.ensure_one()
        self.mailing_id.action_launch()
        return {"type": "ir.actions.act_window_close"}

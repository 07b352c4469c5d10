from odoo import fields, models


class MailingList(models.Model):
    _inherit = "mailing.list"

    apk_topic_id = fields.Many2one(
        "apk.consent.topic",
        string="Topic",
        ondelete="restrict",
        help="Whoever leaves this list withdraws the consent to this topic.",
    )

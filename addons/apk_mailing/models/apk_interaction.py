from odoo import fields, models


class ApkInteraction(models.Model):
    _inherit = "apk.interaction"

    kind = fields.Selection(
        selection_add=[("mailing", "Campaign e-mail")], ondelete={"mailing": "set notice_out"}
    )

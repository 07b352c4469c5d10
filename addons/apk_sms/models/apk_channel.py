from odoo import fields, models


class ApkChannel(models.Model):
    _inherit = "apk.channel"

    transport = fields.Selection(
        selection_add=[("sms", "Sent by the system as SMS")], ondelete={"sms": "set default"}
    )

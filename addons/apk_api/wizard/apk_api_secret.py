from odoo import fields, models


class ApkApiSecret(models.TransientModel):
    """The dialog that shows a new secret: it comes with the dialog and is stored nowhere."""

    _name = "apk.api.secret"
    _description = "Secret of another system"

    secret = fields.Char(store=False, readonly=True, default="")

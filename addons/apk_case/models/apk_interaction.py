from odoo import models


class ApkInteraction(models.Model):
    """What happened with a message is seen by those who see the message."""

    _name = "apk.interaction"
    _inherit = ["apk.interaction", "apk.case.link.mixin"]

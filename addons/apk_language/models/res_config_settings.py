from odoo import fields, models

from .apk_checked_text_mixin import AUTHORS_OVERRIDE


class ResConfigSettings(models.TransientModel):
    """Who may let a text leave with errors (п. 7)."""

    _inherit = "res.config.settings"

    apk_authors_override = fields.Boolean(
        string="Authors let their texts leave", config_parameter=AUTHORS_OVERRIDE
    )

from odoo import api, fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    apk_extension = fields.Char(
        string="Short number of the telephone",
        help="By it the exchange tells who has answered.",
    )

    _apk_extension_uniq = models.UniqueIndex(
        "(apk_extension) WHERE apk_extension IS NOT NULL AND apk_extension <> ''",
        "This short number belongs to another colleague.",
    )

    @api.model
    def _of_extension(self, extension):
        return self.sudo().search(  # sudo: the exchange has no account
            [("apk_extension", "=", extension)], limit=1
        )

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
    def _with_extension(self, extension):
        """The user whose telephone has this short number, or no user."""
        users = self.sudo()  # sudo: the exchange has no account; it learns nothing, the call gets
        # its operator
        return users.search([("apk_extension", "=", extension)], limit=1)

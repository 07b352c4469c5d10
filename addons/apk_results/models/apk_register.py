from odoo import fields, models


class ApkRegister(models.Model):
    """A register that is made for a package: it is there until the package holds its file."""

    _inherit = "apk.register"

    package_id = fields.Many2one(
        "apk.report.package",
        string="Package of reports",
        ondelete="cascade",
        index="btree_not_null",
        written_by="system",
    )

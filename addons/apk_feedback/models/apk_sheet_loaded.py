from odoo import fields, models


class ApkSheetLoaded(models.Model):
    """That a table was loaded, so that nobody loads it again; by whom and when would date its answers."""

    _name = "apk.sheet.loaded"
    _description = "Loaded table"
    _log_access = False

    digest = fields.Char(required=True, readonly=True)

    _digest_uniq = models.Constraint("UNIQUE(digest)", "This table has been loaded already.")

from odoo import fields, models


class ApkSheetLoaded(models.Model):
    """The digest of a table that was loaded: nobody loads it again. Who and when is not kept, it would date the answers."""

    _name = "apk.sheet.loaded"
    _description = "Loaded table"
    _log_access = False

    digest = fields.Char(required=True, readonly=True)

    _digest_uniq = models.Constraint("UNIQUE(digest)", "This table has been loaded already.")

from odoo import fields, models


class ApkInvitationIssued(models.Model):
    """That an invitation was given, and nothing of whose: what the share of answers is reckoned from."""

    _name = "apk.invitation.issued"
    _description = "Issued invitation"
    _log_access = False

    quarter = fields.Date(required=True, readonly=True, index=True)
    document = fields.Char(required=True, readonly=True)

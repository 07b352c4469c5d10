from odoo import fields, models


class ApkInvitationIssued(models.Model):
    """An invitation was given in this quarter, to whom is not kept: the base of the share of those who answered."""

    _name = "apk.invitation.issued"
    _description = "Issued invitation"
    _log_access = False

    quarter = fields.Date(required=True, readonly=True, index=True)
    rated_subject = fields.Char(required=True, readonly=True)

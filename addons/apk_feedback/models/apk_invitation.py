from odoo import api, fields, models

from ..rules.anonymity import new_token, token_hash


class ApkInvitation(models.Model):
    """An invitation to rate, printed in one letter (п. 20, 26). It knows the message, not the answer."""

    _name = "apk.invitation"
    _description = "Invitation to rate"

    token_hash = fields.Char(required=True, readonly=True)
    case_id = fields.Many2one(
        "apk.case", required=True, readonly=True, ondelete="restrict", index=True
    )
    document = fields.Selection(
        [("first_reply", "First reply"), ("answer", "Answer on the merits")],
        required=True,
        readonly=True,
    )
    is_used = fields.Boolean(readonly=True)

    _token_hash_uniq = models.Constraint("UNIQUE(token_hash)", "This invitation already exists.")

    @api.model
    def _invite(self, case, document):
        """Make an invitation.

        :return: the link; only the letter holds it, the database keeps a hash
        """
        token = new_token()
        self.sudo().create(  # sudo: nobody makes or reads invitations by hand
            {"token_hash": token_hash(token), "case_id": case.id, "document": document}
        )
        return f"{self.get_base_url()}/apk/rate/{token}"

    @api.model
    def _is_open(self, token):
        return bool(
            self.sudo().search_count(  # sudo: the token is the permission
                [("token_hash", "=", token_hash(token)), ("is_used", "=", False)], limit=1
            )
        )

    @api.model
    def _spend(self, token):
        """Use up an invitation.

        One UPDATE decides: of two forms sent at once the second finds nothing to spend.

        :return: the document it was printed in, or None
        """
        self.flush_model()
        self.env.cr.execute(
            "UPDATE apk_invitation SET is_used = TRUE"
            " WHERE token_hash = %s AND is_used IS NOT TRUE RETURNING document",
            [token_hash(token)],
            log_exceptions=False,  # of two forms sent at once one is tried again: the log would name its invitation
        )
        row = self.env.cr.fetchone()
        self.invalidate_model()
        return row and row[0]

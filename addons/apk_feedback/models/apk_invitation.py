from odoo import api, fields, models
from odoo.tools import SQL

from ..rules.anonymity import new_token, quarter_of, token_hash
from ..rules.conditions import CONDITIONS
from .apk_feedback_context_mixin import CONTEXT

SPENT = (*CONTEXT, *(f"is_{name}" for name in CONDITIONS), "way")


class ApkInvitation(models.Model):
    """An open invitation to rate (п. 20, 26, 61, 80): the hash of its token and the context to copy into the answer.

    It knows no message, call, visit or client. A spent one is deleted, so nothing tells when it was used.
    """

    _name = "apk.invitation"
    _description = "Invitation to rate"
    _inherit = ["apk.feedback.context.mixin"]
    _log_access = False

    token_hash = fields.Char(required=True, readonly=True)
    way = fields.Selection(
        [("letter", "Link in a letter"), ("personal", "Personal invitation")],
        required=True,
        readonly=True,
    )
    is_visit = fields.Boolean(string="There was a visit", readonly=True)
    is_online = fields.Boolean(string="It went online", readonly=True)
    is_refusal = fields.Boolean(string="It was a refusal", readonly=True)

    _token_hash_uniq = models.Constraint("UNIQUE(token_hash)", "This invitation already exists.")

    @api.model
    def _invite(self, document, context, *, way="letter"):
        """Make an invitation.

        :param str document: what is rated, a key of ``documents.DOCUMENTS``
        :param dict context: as ``apk.feedback.mixin._feedback_context`` returns it
        :return: the link; only who gets it holds it, the database keeps a hash
        """
        token = new_token()
        values = {"token_hash": token_hash(token), "document": document, "way": way}
        values |= {name: context.get(name) for name in SPENT if name not in values}
        self.sudo().create(values)  # sudo: nobody makes or reads invitations by hand
        self.env["apk.invitation.issued"].sudo().create(  # sudo: see above
            {"document": document, "quarter": quarter_of(self.env["apk.office"]._today())}
        )
        return f"{self.get_base_url()}/apk/rate/{token}"

    @api.model
    def _find(self, token):
        return self.sudo().search(  # sudo: the token is the permission
            [("token_hash", "=", token_hash(token))], limit=1
        )

    @api.model
    def _spend(self, token):
        """Use up an invitation: it is deleted.

        One DELETE decides: of two forms sent at once the second finds nothing to spend.

        :return: the context to copy, or None
        """
        self.flush_model()
        self.env.cr.execute(
            SQL(
                "DELETE FROM apk_invitation WHERE token_hash = %s RETURNING %s",
                token_hash(token),
                SQL(", ").join(map(SQL.identifier, SPENT)),
            ),
            log_exceptions=False,  # of two forms sent at once one is tried again: the log would name its invitation
        )
        row = self.env.cr.fetchone()
        self.invalidate_model()
        return row and dict(zip(SPENT, row, strict=True))

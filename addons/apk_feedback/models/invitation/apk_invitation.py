from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.rules.secret_link import new_token, read_token

from ...rules.anonymity import quarter_of, token_hash
from ..apk_feedback_context_mixin import CONDITION_FIELDS, CONTEXT

COPIED = (*CONTEXT, *CONDITION_FIELDS.values(), "collection_mode")


class ApkInvitation(models.Model):
    """An open invitation to rate (п. 20, 26, 61, 80): the hash of its token and the context to copy into the answer.

    It knows no message, call, visit or client. A spent one is deleted, so nothing shows when it was used.
    """

    _name = "apk.invitation"
    _description = "Invitation to rate"
    _inherit = ["apk.feedback.context.mixin"]
    _log_access = False

    token_hash = fields.Char(required=True, readonly=True)
    collection_mode = fields.Selection(
        [("notice", "Link in a notice"), ("personal", "Personal invitation")],
        required=True,
        readonly=True,
    )
    is_visit = fields.Boolean(string="There was a visit", readonly=True)
    is_online = fields.Boolean(string="It went online", readonly=True)
    is_refusal = fields.Boolean(string="It was a refusal", readonly=True)

    _token_hash_uniq = models.Constraint("UNIQUE(token_hash)", "This invitation already exists.")

    @api.model
    def _invite(self, rated_subject, context, *, collection_mode="notice"):
        """Make an invitation.

        :param str rated_subject: a key of ``RATED_SUBJECTS``
        :param dict context: as ``apk.feedback.mixin._feedback_context`` returns it
        :return: the link; only who gets it holds it, the database keeps a hash
        """
        token = new_token()
        values = {
            "token_hash": token_hash(token),
            "rated_subject": rated_subject,
            "collection_mode": collection_mode,
        }
        values |= {name: context.get(name) for name in COPIED if name not in values}
        # sudo: nobody may read or make invitations; the caller gets the link of this one and no record
        self.sudo().create(values)
        # sudo: the table of what was issued is closed, too; the row holds a subject and a quarter, no person
        self.env["apk.invitation.issued"].sudo().create(
            {
                "rated_subject": rated_subject,
                "quarter": quarter_of(self.env["apk.office"]._today()),
            }
        )
        return f"{self.get_base_url()}/apk/rate/{token}"

    @api.model
    def _find(self, token):
        """The open invitation of a link; an empty recordset for a spent or a wrong one."""
        # sudo: the visitor has no account; the token of 192 random bits proves that the link was given to them
        return self.sudo().search([("token_hash", "=", token_hash(read_token(token)))], limit=1)

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
                token_hash(read_token(token)),
                SQL(", ").join(map(SQL.identifier, COPIED)),
            ),
            # Of two forms sent at once Odoo tries one again: an error in the log would name its invitation.
            log_exceptions=False,
        )
        row = self.env.cr.fetchone()
        self.invalidate_model()
        return row and dict(zip(COPIED, row, strict=True))

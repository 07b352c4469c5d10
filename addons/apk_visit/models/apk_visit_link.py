import hashlib
import secrets

from odoo import api, fields, models
from odoo.tools import consteq

TOKEN_BYTES = 24


def token_hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


class ApkVisitLink(models.Model):
    """A link to a visit, printed in one letter; the database keeps its hash, only the letter has the link itself."""

    _name = "apk.visit.link"
    _description = "Link to a visit"

    token_hash = fields.Char(required=True, readonly=True)
    visit_id = fields.Many2one(
        "apk.visit", required=True, readonly=True, ondelete="cascade", index=True
    )

    _token_hash_uniq = models.Constraint("UNIQUE(token_hash)", "This link already exists.")

    @api.model
    def _make(self, visit):
        """:return: the secret of a new link"""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.sudo().create(  # sudo: nobody makes or reads links by hand
            {"token_hash": token_hash(token), "visit_id": visit.id}
        )
        return token

    @api.model
    def _visit_of(self, token):
        """The visit that a secret leads to, or an empty recordset: a stranger learns nothing.

        The search is by the hash: how long it takes tells nothing about the secret.
        """
        wanted = token_hash(token)
        links = self.sudo()  # sudo: the secret is the permission
        link = links.search([("token_hash", "=", wanted)], limit=1)
        return (
            link.visit_id if link and consteq(link.token_hash, wanted) else link.visit_id.browse()
        )

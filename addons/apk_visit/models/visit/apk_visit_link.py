import hashlib

from odoo import api, fields, models
from odoo.tools import consteq

from odoo.addons.apk_base.rules.secret_link import code_of, new_token, read_code, read_token


def token_hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


class ApkVisitLink(models.Model):
    """A link to a visit, printed in one notice; the database holds its hash, only the notice has the link itself."""

    _name = "apk.visit.link"
    _description = "Link to a visit"

    token_hash = fields.Char(required=True, readonly=True)
    code_hash = fields.Char(readonly=True, index=True, help="Of the code that is typed from paper.")
    visit_id = fields.Many2one(
        "apk.visit", required=True, readonly=True, ondelete="cascade", index=True
    )

    _token_hash_uniq = models.Constraint("UNIQUE(token_hash)", "This link already exists.")

    @api.model
    def _make(self, visit):
        """:return: the secret of a new link"""
        token = new_token()
        links = self.sudo()  # sudo: no role has any right on links; only their hashes are stored
        code = token_hash(code_of(token))
        links.create({"token_hash": token_hash(token), "code_hash": code, "visit_id": visit.id})
        return token

    @api.model
    def _visit_of(self, token):
        """The visit that a secret leads to, however a mail program has damaged it, or an empty recordset.

        The search is by the hash, so that its duration discloses nothing about the secret.

        :param token: of a link, or the code that was typed from paper in its place
        """
        code = read_code(token)
        column = "code_hash" if code else "token_hash"
        wanted = token_hash(code or read_token(token))
        links = self.sudo()  # sudo: visitors have no rights; the secret came with a notice to them
        link = links.search([(column, "=", wanted)], limit=1)
        is_right = link and consteq(link[column], wanted)
        return link.visit_id if is_right else link.visit_id.browse()

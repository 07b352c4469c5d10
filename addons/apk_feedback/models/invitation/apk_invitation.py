import re

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.rules.secret_link import code_of, new_token, read_code, read_token

from ...rules.anonymity import quarter_of, token_hash
from ...rules.crowd import Someone
from ...rules.periods import links_valid_since, previous_quarter
from ...rules.release import LATTICE
from ..apk_feedback_context_mixin import CONDITION_FIELDS, CONTEXT

LINK = re.compile(r"/apk/rate/([\w-]+)")
LOST = "lost"  # the person of whoever was invited under a key that is lost
COPIED = (*CONTEXT, *CONDITION_FIELDS.values(), "collection_mode", "person")


class ApkInvitation(models.Model):
    """An invitation to rate (п. 20, 26, 61, 80): the hash of its token and the context to copy into the answer.

    It knows no message, call, visit or client, and it stays as it is when it is used: nothing in it tells those who have
    answered from those who have not (``apk.invitation.spent``). All of them are the crowd in which an answer is hidden.
    """

    _name = "apk.invitation"
    _description = "Invitation to rate"
    _inherit = ["apk.feedback.context.mixin"]
    _log_access = False

    token_hash = fields.Char(required=True, readonly=True)
    code_hash = fields.Char(readonly=True, index=True, help="Of the code that is typed from paper.")
    quarter = fields.Date(required=True, readonly=True, index=True)
    person = fields.Char(
        required=True,
        readonly=True,
        help="Digest of the client under a key outside the database: two invitations of one client are one person.",
    )
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
    def _invite(self, rated_subject, context, *, client, collection_mode="notice"):
        """Make an invitation.

        :param str rated_subject: a key of ``RATED_SUBJECTS``
        :param dict context: as ``apk.feedback.mixin._feedback_context`` returns it
        :param str client: the same for all invitations of one client; a digest of it is kept
        :return: the link; only who gets it holds it, the database keeps a hash
        """
        token = new_token()
        quarter = quarter_of(self.env["apk.office"]._today())
        self.env["apk.invitation.spent"]._ensure_key(quarter)
        values = {
            "token_hash": token_hash(token),
            "code_hash": token_hash(code_of(token)),
            "quarter": quarter,
            "person": self.env["apk.feedback.key"]._person(client),
            "rated_subject": rated_subject,
            "collection_mode": collection_mode,
        }
        values |= {name: context.get(name) for name in COPIED if name not in values}
        # sudo: nobody may read or make invitations; the caller gets the link of this one and no record
        self.sudo().create(values)
        # sudo: the table of what was issued is closed, too; the row holds a subject and a quarter, no person
        issued = self.env["apk.invitation.issued"].sudo()
        issued.create({"rated_subject": rated_subject, "quarter": quarter})
        return f"{self.get_base_url()}/apk/rate/{token}"

    @api.model
    def _find(self, token):
        """The open invitation of a link; an empty recordset for one that is spent, too old or wrong."""
        # sudo: the visitor has no account; the token of 192 random bits proves that the link was given to them
        found = self.sudo().search([self._known_by(token)], limit=1)
        return found.filtered(lambda one: one._is_valid() and not one._is_spent())

    @api.model
    def _known_by(self, token):
        """The condition on the secret of a link, or on the code that was typed from paper in its place."""
        code = read_code(token)
        if code:
            return ("code_hash", "=", token_hash(code))
        return ("token_hash", "=", token_hash(read_token(token)))

    def _is_valid(self):
        return self.quarter >= links_valid_since(self.env["apk.office"]._today())

    def _is_spent(self):
        return self.env["apk.invitation.spent"]._is_spent(self.quarter, self.token_hash)

    @api.model
    def _spend(self, token):
        """Use up an invitation: a mark is made beside it, the invitation itself is not touched.

        :return: the context to copy, or None
        """
        invitation = self._find(token)
        # sudo: nobody has rights to marks; one is made of the invitation whose token was shown
        spent = self.env["apk.invitation.spent"].sudo()
        if not invitation or not spent._spend(invitation.quarter, invitation.token_hash):
            return None
        return invitation._context_values() | {
            name: invitation[name] for name in COPIED if name not in CONTEXT
        }

    @api.model
    def _merge_people(self, quarter=None):
        """Nobody can tell any more who of those invited so far is whom: together they are one person.

        :param quarter: only those invited in this one
        """
        self.flush_model()
        self.env.cr.execute(
            "UPDATE apk_invitation SET person = %s WHERE quarter = COALESCE(%s, quarter)",
            [LOST, quarter],
        )
        self.invalidate_model(["person"], flush=False)

    @api.model
    def _crowds_of(self, quarter):
        """Everybody who could answer by a link in this quarter; whom it has not reached could not.

        :return: (what is rated, how they were invited) -> list of ``Someone``
        """
        self.env.flush_all()
        undelivered = self._undelivered()
        self.env.cr.execute(
            SQL(
                "SELECT token_hash, rated_subject, collection_mode, person, %s FROM apk_invitation"
                " WHERE quarter BETWEEN %s AND %s",
                SQL(", ").join(map(SQL.identifier, LATTICE)),
                previous_quarter(quarter),
                quarter,
            )
        )
        crowds = {}
        for hashed, subject, mode, person, *context in self.env.cr.fetchall():
            if hashed in undelivered:
                continue
            context = {name: value or None for name, value in zip(LATTICE, context, strict=True)}
            crowds.setdefault((subject, mode), []).append(Someone(person, context))
        return crowds

    @api.model
    def _undelivered(self):
        """Hashes of links that have reached nobody yet: whoever sees the state of the letter knows it as well."""
        self.env.cr.execute(
            "SELECT m.body FROM mail_message AS m JOIN apk_delivery AS d ON d.mail_message_id = m.id"
            " WHERE m.body LIKE '%/apk/rate/%' AND m.id IN (SELECT mail_message_id FROM apk_delivery"
            "  WHERE state IN ('queued', 'sending', 'failed', 'cancelled'))"
            " GROUP BY m.id HAVING NOT bool_or(d.state IN ('sent', 'delivered', 'unclear'))"
        )
        links = {link for (body,) in self.env.cr.fetchall() for link in LINK.findall(body)}
        return {token_hash(read_token(link)) for link in links}

    @api.model
    def _withdraw(self, link):
        """The link has left with nothing: nobody holds it."""
        [token] = LINK.findall(link)
        # sudo: nobody has rights to invitations; the caller holds the link, which nobody else has got
        self._find(token).sudo().unlink()

    @api.model
    def _forget_old(self):
        """Links that are good no more: with them goes what could say which of them were used."""
        self.flush_model()
        self.env.cr.execute(
            "DELETE FROM apk_invitation WHERE quarter < %s RETURNING quarter, token_hash",
            [links_valid_since(self.env["apk.office"]._today())],
        )
        old = {}
        for quarter, one in self.env.cr.fetchall():
            old.setdefault(quarter, []).append(one)
        for quarter, hashes in old.items():
            self.env["apk.invitation.spent"]._forget(quarter, hashes)
        self.invalidate_model(flush=False)

import hashlib

from odoo import api, fields, models

from odoo.addons.apk_base.rules.secret_link import new_token, read_token

RIGHTS = ("files_messages", "reads_places", "reads_answers")


class ApkApiKey(models.Model):
    """The key of one other system (п. 62): made, limited and revoked by an administrator, its secret is kept nowhere."""

    _name = "apk.api.key"
    _description = "Key of another system"
    _inherit = "mail.thread"  # every change has its trace
    _order = "name, id"

    name = fields.Char(string="System", required=True, tracking=True)
    active = fields.Boolean(string="In force", default=True, tracking=True)
    files_messages = fields.Boolean(
        string="Files messages and reads their states", default=True, tracking=True
    )
    reads_places = fields.Boolean(string="Reads places and free times", tracking=True)
    reads_answers = fields.Boolean(string="Reads published answers", tracking=True)
    confirms_addresses = fields.Boolean(
        string="Has confirmed the e-mail addresses itself",
        tracking=True,
        help="Its clients have logged in or confirmed their addresses there: first replies leave at once.",
    )
    per_minute = fields.Integer(string="Calls a minute", default=60, required=True, tracking=True)
    secret_hash = fields.Char(copy=False, groups=fields.NO_ACCESS)
    has_secret = fields.Boolean(compute="_compute_has_secret")
    secret_made_at = fields.Datetime(string="Secret made", readonly=True, copy=False)
    used_at = fields.Datetime(string="Last call", compute="_compute_used_at")

    _secret_uniq = models.Constraint("UNIQUE(secret_hash)", "This secret belongs to another key.")
    _pace_check = models.Constraint(
        "CHECK(per_minute BETWEEN 1 AND 6000)", "A pace is a number from 1 to 6000 a minute."
    )

    @api.depends("secret_made_at")
    def _compute_has_secret(self):
        for key in self:
            key.has_secret = bool(key.secret_made_at)

    def _compute_used_at(self):
        rows = self.env["apk.api.call"]._read_group(
            [("key_id", "in", self.ids)], ["key_id"], ["called_at:max"]
        )
        latest = dict(rows)
        for key in self:
            key.used_at = latest.get(key, False)

    def action_make_secret(self):
        """A new secret, shown this once; the former one stops at this moment."""
        self.ensure_one()
        self.check_access("write")
        secret = new_token()
        # sudo: nobody may read or write the hash; the right to the key was checked
        key = self.sudo()
        key.write({"secret_hash": self._hash(secret), "secret_made_at": fields.Datetime.now()})
        return self._shown_once(secret)

    def _shown_once(self, secret):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The secret is shown once"),
            "res_model": "apk.api.secret",
            "view_mode": "form",
            "target": "new",
            "context": {"default_secret": secret},
        }

    @api.model
    def _hash(self, secret):
        """Drawn at random, 195 bits: no list of likely ones finds it, a plain digest is enough."""
        return hashlib.sha256(secret.encode()).hexdigest()

    @api.model
    def _of_header(self, header):
        """The key in force of ``Authorization: Bearer …``; empty for a stranger."""
        kind, _space, typed = (header or "").partition(" ")
        secret = read_token(typed[:200])
        keys = self.sudo()  # sudo: a program has no account; the hash of its secret names one key
        if kind.lower() != "bearer" or not secret:
            return keys.browse()
        return keys.search([("secret_hash", "=", self._hash(secret))], limit=1)

from odoo import api, fields, models
from odoo.tools import SQL

from ..answer.random_ids import draw_ids_at_random
from ..key_files import digest


class ApkInvitationSpent(models.Model):
    """An invitation that was used, by a mark that leads to it only for who has the key (п. 80).

    The key is a file of this server (``key_files``): who has the database alone sees how many were used, not which. When
    the links of a quarter are good no more, their marks and their key are thrown away: then nobody can see it.
    """

    _name = "apk.invitation.spent"
    _description = "Spent invitation"
    _log_access = False

    mark = fields.Char(required=True, readonly=True)

    _mark_uniq = models.Constraint("UNIQUE(mark)", "This invitation was used already.")

    def init(self):
        draw_ids_at_random(self.env.cr, self._table)

    @api.model
    def _mark_of(self, quarter, token_hash):
        return digest(self.env, self._key_name(quarter), token_hash)

    @api.model
    def _ensure_key(self, quarter):
        """When the key was lost, all links of the quarter so far are used up: which of them were nobody knows."""
        if self.env["apk.feedback.key"]._ensure(self._key_name(quarter)):
            self.env["apk.invitation"]._merge_people(quarter)
            self.env.cr.execute(
                "SELECT token_hash FROM apk_invitation WHERE quarter = %s", [quarter]
            )
            for (token_hash,) in self.env.cr.fetchall():
                self._spend(quarter, token_hash)

    @api.model
    def _is_spent(self, quarter, token_hash):
        if self.env["apk.feedback.key"]._is_lost(self._key_name(quarter)):
            return True
        self.env.cr.execute(
            "SELECT 1 FROM apk_invitation_spent WHERE mark = %s",
            [self._mark_of(quarter, token_hash)],
        )
        return bool(self.env.cr.fetchone())

    @api.model
    def _spend(self, quarter, token_hash):
        """:return: whether it was not used before; of two forms sent at once one INSERT wins"""
        self.env.cr.execute(
            SQL(
                "INSERT INTO apk_invitation_spent (mark) VALUES (%s)"
                " ON CONFLICT (mark) DO NOTHING RETURNING 1",
                self._mark_of(quarter, token_hash),
            ),
            # Of two forms sent at once Odoo tries one again: an error in the log would name its invitation.
            log_exceptions=False,
        )
        return bool(self.env.cr.fetchone())

    @api.model
    def _shuffle(self):
        """Neither the places of the marks nor their transactions show in which order the links were used."""
        self.env.cr.execute(
            "WITH taken AS (DELETE FROM apk_invitation_spent RETURNING *)"
            " INSERT INTO apk_invitation_spent SELECT * FROM taken ORDER BY id"
        )

    @api.model
    def _forget(self, quarter, token_hashes):
        """The links of a quarter are good no more."""
        marks = tuple(self._mark_of(quarter, one) for one in token_hashes)
        self.env.cr.execute("DELETE FROM apk_invitation_spent WHERE mark IN %s", [marks])
        self.env["apk.feedback.key"]._throw_away(self._key_name(quarter))

    def _key_name(self, quarter):
        return f"{quarter:%Y-%m}-links"

from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.rules.person_names import surname_and_initials

SEEN_WITHIN = timedelta(seconds=90)  # a screen looks in every half a minute
TYPED_WITHIN = timedelta(seconds=15)

LOOK_IN = """
INSERT INTO apk_case_presence (case_id, user_id, seen_at, typed_at)
VALUES (%(case)s, %(user)s, %(now)s, %(typed)s)
ON CONFLICT (case_id, user_id) DO UPDATE SET seen_at = EXCLUDED.seen_at,
    typed_at = COALESCE(EXCLUDED.typed_at, apk_case_presence.typed_at)
"""


class ApkCasePresence(models.Model):
    """Who has a message open and who is writing; forgotten within minutes, read through the message alone."""

    _name = "apk.case.presence"
    _description = "Who has a message open"
    _log_access = False

    case_id = fields.Many2one("apk.case", required=True, ondelete="cascade")
    user_id = fields.Many2one("res.users", required=True, ondelete="cascade", index=True)
    seen_at = fields.Datetime(string="Seen at", required=True, index=True)
    typed_at = fields.Datetime(string="Typed at")

    _once = models.Constraint("UNIQUE(case_id, user_id)", "A person looks at a message once.")

    @api.autovacuum
    def _gc_presence(self):
        gone = fields.Datetime.now() - timedelta(hours=1)
        self.search([("seen_at", "<", gone)]).unlink()


class ApkCase(models.Model):
    """Two people at one message see one another: on open, on typing, on leaving, live over the bus."""

    _inherit = "apk.case"

    def look_in(self, is_writing=False):
        """The screen of the current user shows this message; called now and then, and while an answer is typed.

        :return: ``_people_here()``
        """
        self.ensure_one()
        self.check_access("read")
        before = self._people_here()
        now = fields.Datetime.now()
        facts = {"case": self.id, "user": self.env.uid, "now": now, "typed": now}
        self.env.cr.execute(LOOK_IN, {**facts, "typed": now if is_writing else None})
        self.env["apk.case.presence"].invalidate_model()
        here = self._people_here()
        if here != before:
            self._notify_screens("apk_case.people", {"people": here})
        return here

    def look_away(self):
        """The screen is closed or shows another message."""
        self.ensure_one()
        mine = [("case_id", "=", self.id), ("user_id", "=", self.env.uid)]
        # sudo: nobody may read who looks at what; one's own row goes
        presence = self.env["apk.case.presence"].sudo()
        presence.search(mine).unlink()
        if self.has_access("read"):  # not any more, when it was handed over
            self._notify_screens("apk_case.people", {"people": self._people_here()})

    def _people_here(self):
        now = fields.Datetime.now()
        seen = [("case_id", "=", self.id), ("seen_at", ">=", now - SEEN_WITHIN)]
        # sudo: nobody may read who looks at what; who may read the message learns names of colleagues
        presence = self.env["apk.case.presence"].sudo()
        return [
            {
                "id": one.user_id.id,
                "name": surname_and_initials(one.user_id.name),
                "is_writing": bool(one.typed_at) and one.typed_at >= now - TYPED_WITHIN,
            }
            for one in presence.search(seen, order="id")
        ]

from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day_term, format_term

from ..messages import CALL_IS_KEPT


class ApkCallback(models.Model):
    """A client who is to be called: because it was promised (п. 39), or because nobody has answered (п. 41)."""

    _name = "apk.callback"
    _description = "Callback"
    _inherit = [
        "apk.retention.mixin",
        "apk.deadline.mixin",
        "apk.interaction.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "next_due_at, id"
    _rec_name = "phone"

    origin = fields.Selection(
        [("promised", "Promised"), ("missed", "Unanswered call")],
        string="Why",
        required=True,
        written_by="system",
    )
    phone = fields.Char(string="Telephone", required=True, index=True, erase="—")
    partner_id = fields.Many2one(
        "res.partner", string="Client", index=True, ondelete="restrict", erase=False
    )
    question = fields.Text(string="What the client asks", erase=False)
    information = fields.Text(
        string="What to tell",
        help="Clause 39: what was found out from the unit or another body.",
        erase=False,
    )
    asked_unit_id = fields.Many2one("apk.unit", string="Asked of the unit", ondelete="restrict")
    user_id = fields.Many2one(
        "res.users", string="Who calls", index=True, ondelete="restrict", tracking=True
    )
    promised_until = fields.Datetime(string="Promised until", required=True, written_by="system")
    window_ids = fields.One2many(
        "apk.callback.window", "callback_id", string="Convenient intervals", written_by="system"
    )
    attempt_ids = fields.One2many(
        "apk.callback.attempt", "callback_id", string="Attempts", written_by="system"
    )
    attempt_count = fields.Integer(
        string="Attempts made", compute="_compute_attempt_count", store=True
    )
    call_ids = fields.One2many("apk.call", "callback_id", string="Calls", written_by="system")
    state = fields.Selection(
        [
            ("open", "Waits"),
            ("done", "Called back"),
            ("got_through", "The client has got through"),
            ("given_up", "Let go"),
        ],
        default="open",
        required=True,
        tracking=True,
        written_by="system",
    )
    done_at = fields.Datetime(string="Over", written_by="system")
    give_up_reason = fields.Char(string="Why the client cannot be called", erase=False)

    _open_idx = models.Index("(next_due_at) WHERE state = 'open'")
    # two calls of one number that end at once are one duty
    _one_return = models.UniqueIndex(
        "(phone) WHERE state = 'open' AND origin = 'missed'",
        "This number is already waiting for a callback.",
    )

    @api.depends("attempt_ids")
    def _compute_attempt_count(self):
        for callback in self:
            callback.attempt_count = len(callback.attempt_ids)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CALL_IS_KEPT(self.env)

    def _responsible(self, recipient):
        """Who is told about the deadline: the one who promised, else the shift; the head of the line above them."""
        line = self.env["apk.line"]
        if recipient == "executor":
            return self.user_id or line._on_shift()
        return line._heads() or self.user_id or line._on_shift()

    def _term_text(self):
        return format_term(to_local(self.promised_until))

    def _log_promise(self):
        self._log_interaction(
            self.partner_id,
            "callback",
            self.env._("Callback promised not later than %s", self._term_text()),
            channel=self.env.ref("apk_client.channel_phone"),
        )

    def _row(self):
        """One line of a list of those who wait."""
        self.ensure_one()
        due = self.next_due_at or self.promised_until
        return {
            "id": self.id,
            "name": self.phone,
            "who": self.partner_id.name or "",
            "subject": self.question
            or dict(self._fields["origin"]._description_selection(self.env))[self.origin],
            "due": format_day_term(to_local(due)),
            "is_late": self.has_overdue_deadline,
        }

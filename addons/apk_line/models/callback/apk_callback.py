from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import (
    SHORT_WEEKDAYS,
    format_day_term,
    format_term,
    format_time_of,
)
from odoo.addons.apk_base.rules.working_time import end_of_day
from odoo.addons.apk_client.models.res_partner_card import CARD
from odoo.addons.apk_client.models.retention.apk_retention_mixin import HOLDERS

from ...messages import (
    CALL_IS_RETAINED,
    CALLBACK_IS_OVER,
    TERM_IS_OVER,
    WINDOW_OUTSIDE_LINE_HOURS,
)
from ...rules.callbacks import Window, callback_due, is_window_possible
from ...rules.caller_number import format_phone

# origin of a callback → kind of its deadline, clause of the Order
DEADLINE_OF = {"promised": ("callback", "39"), "missed": ("missed_call", "41")}
DEADLINE_KINDS = tuple(kind for kind, _clause in DEADLINE_OF.values())


class ApkCallback(models.Model):
    """A client who is to be called: because it was promised (п. 39), or because nobody has answered (п. 41)."""

    _name = "apk.callback"
    _description = "Callback"
    _inherit = [
        "apk.retention.mixin",
        "apk.deadline.mixin",
        "apk.interaction.mixin",
        "apk.desk.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "next_due_at, id"
    _rec_name = "phone"
    _shown_on_desk = frozenset({"state"})

    # п. 6: a callback is retained as long as a call
    _end_of_work_fields = ("done_at",)
    _holders = (*HOLDERS, "apk_line.group_line_head")

    origin = fields.Selection(
        [("promised", "Promised"), ("missed", "Unanswered call")],
        string="Why",
        required=True,
        written_by="system",
    )
    phone = fields.Char(
        string="Telephone", required=True, index=True, written_by="system", erase="—"
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        index=True,
        ondelete="restrict",
        erase=False,
        context=CARD,
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
    # intervals that the client has replaced stay in the table for the history
    window_ids = fields.One2many(
        "apk.callback.window",
        "callback_id",
        string="Convenient intervals",
        domain=[("replaced_at", "=", False)],
        written_by="system",
    )
    attempt_ids = fields.One2many(
        "apk.callback.attempt", "callback_id", string="Attempts", written_by="system"
    )
    attempt_count = fields.Integer(
        string="Attempts made", compute="_compute_attempt_count", store=True
    )
    call_ids = fields.One2many("apk.call", "callback_id", string="Calls", written_by="system")
    windows_text = fields.Char(string="Convenient time", compute="_compute_windows_text")
    # compute_sudo: whoever may read the callback may know how often the client has rung
    rang_count = fields.Integer(string="Rang, times", compute="_compute_rang", compute_sudo=True)
    last_rang_at = fields.Datetime(string="Rang last", compute="_compute_rang", compute_sudo=True)
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
    is_open = fields.Boolean(compute="_compute_is_open")
    may_reopen = fields.Boolean(compute="_compute_is_open")
    done_at = fields.Datetime(string="Over", written_by="system")
    give_up_reason = fields.Char(string="Why the client cannot be called", erase=False)

    _open_idx = models.Index("(next_due_at) WHERE state = 'open'")
    # of two unanswered calls of one number that end at once the second finds the callback of the first
    _one_return = models.UniqueIndex(
        "(phone) WHERE state = 'open' AND origin = 'missed'",
        "This number is already waiting for a callback.",
    )

    @api.depends("attempt_ids")
    def _compute_attempt_count(self):
        for callback in self:
            callback.attempt_count = len(callback.attempt_ids)

    @api.depends("window_ids.starts_at", "window_ids.ends_at")
    def _compute_windows_text(self):
        for callback in self:
            callback.windows_text = "; ".join(map(format_window, callback._windows()))

    @api.depends("call_ids.direction", "call_ids.started_at")
    def _compute_rang(self):
        """п. 41: a client who has rung three times since morning is called first."""
        for callback in self:
            rang = callback.call_ids.filtered(lambda call: call.direction == "in")
            callback.rang_count = len(rang)
            callback.last_rang_at = max(rang.mapped("started_at"), default=False)

    @api.depends("state")
    def _compute_is_open(self):
        """Open while the client waits; what the office has closed, by a call or a reason, may be reopened."""
        for callback in self:
            callback.is_open = callback.state == "open"
            callback.may_reopen = callback.state in ("done", "given_up")

    @api.constrains("promised_until")
    def _check_promised_until(self):
        if any(callback.promised_until <= fields.Datetime.now() for callback in self):
            raise TERM_IS_OVER(self.env)

    @api.constrains("window_ids")
    def _check_windows(self):
        line = self.env["apk.line"]
        calendar, hours, now = line._calendar(), line._hours(), line._local_now()
        for callback in self:
            bound = end_of_day(to_local(callback.promised_until).date(), now.tzinfo)
            for window in callback._windows():
                fits = is_window_possible(window, now, calendar, hours) and window.end <= bound
                if not fits:
                    raise WINDOW_OUTSIDE_LINE_HOURS(self.env, window=format_window(window))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_retained(self):
        raise CALL_IS_RETAINED(self.env)

    def _ended_at(self):
        return self.done_at

    def _erase_copies(self):
        """The reason why the client could not be called stands on the deadline, too."""
        self.deadline_ids.write({"waive_reason": False})
        return super()._erase_copies()

    def _check_open(self):
        if not all(self.mapped("is_open")):
            raise CALLBACK_IS_OVER(self.env)

    def _windows(self):
        """The agreed intervals, in the office's time zone."""
        return tuple(
            Window(to_local(window.starts_at), to_local(window.ends_at))
            for window in self.window_ids
        )

    def _due(self, kind, calendar):
        return callback_due(to_local(self.promised_until), self._windows())

    def _responsible(self, recipient):
        """Who is reminded: the one who calls, else the shift (``executor``); the head of the line above them."""
        line = self.env["apk.line"]
        if recipient == "executor":
            return self.user_id or line._on_shift()
        return line._heads() or self.user_id or line._on_shift()

    def _term_text(self):
        return format_term(to_local(self.promised_until))

    def _row(self):
        """One row of a list of those who wait: ``{id, name, who, subject, due, is_late}``."""
        self.ensure_one()
        due = self.next_due_at or self.promised_until
        origins = dict(self._fields["origin"]._description_selection(self.env))
        subject = self.question or origins[self.origin]
        if self.origin == "missed" and self.last_rang_at:
            subject = self._rang_text()
        return {
            "id": self.id,
            "name": format_phone(self.phone),
            "who": self.partner_id.name or "",
            "subject": subject,
            "due": format_day_term(to_local(due)),
            "is_late": self.has_overdue_deadline,
        }

    def _rang_text(self):
        """«Unanswered call: 10:02», of a client who rang more than once «10:02, rang 3 times»."""
        last = format_time_of(to_local(self.last_rang_at), self.env["apk.line"]._local_now().date())
        if self.rang_count == 1 and any(self.call_ids.mapped("is_short")):
            return self.env._("Unanswered call: %s, put down within 5 seconds", last)
        if self.rang_count == 1:
            return self.env._("Unanswered call: %s", last)
        return self.env._(
            "Unanswered calls: %(count)s, the last one: %(last)s", count=self.rang_count, last=last
        )


def format_window(window):
    """«пн 23.11 09:00–13:00», as it is agreed with the client."""
    day = SHORT_WEEKDAYS[window.start.weekday()]
    return f"{day} {window.start:%d.%m %H:%M}–{window.end:%H:%M}"

from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local, to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import SHORT_WEEKDAYS, format_term
from odoo.addons.apk_base.rules.working_time import end_of_day

from ..messages import (
    CALLBACK_IS_OVER,
    GIVE_UP_WITHOUT_REASON,
    PHONE_IS_WRONG,
    TERM_IS_OVER,
    WINDOW_OUTSIDE_LINE_HOURS,
)
from ..rules.callbacks import (
    Window,
    callback_due,
    default_term,
    is_window_possible,
    windows_to_offer,
)


class ApkCallbackWork(models.Model):
    """How a callback is promised, made, or let go (п. 39, 41)."""

    _inherit = "apk.callback"

    # the promise

    @api.model
    def _default_term(self):
        line = self.env["apk.line"]
        return default_term(line._local_now(), line._calendar(), line._hours())

    @api.model
    def _default_term_text(self):
        return format_term(self._default_term())

    @api.model
    def _offer(self):
        """Intervals to ask the client about: ``{start, end, name}``, moments in UTC."""
        line = self.env["apk.line"]
        offered = windows_to_offer(line._local_now(), line._calendar(), line._hours())
        return [
            {
                "start": fields.Datetime.to_string(to_naive_utc(window.start)),
                "end": fields.Datetime.to_string(to_naive_utc(window.end)),
                "name": _label_text(window),
                "term": format_term(window.end),
            }
            for window in offered
        ]

    @api.model
    def _promised(self, call, phone, windows, term):
        """п. 39: the callback that was promised on a call; a second promise on the same call replaces nothing."""
        number = self.env["apk.line"]._phone(phone or call.phone)
        if not number:
            raise PHONE_IS_WRONG(self.env, number=(phone or call.phone) or "")
        until = fields.Datetime.to_datetime(term) or to_naive_utc(self._last_of(windows))
        callback = self.create(
            {
                "origin": "promised",
                "phone": number,
                "partner_id": call.partner_id.id,
                "question": call.question,
                "user_id": call.user_id.id,
                "promised_until": until,
                "window_ids": [
                    (0, 0, {"starts_at": window["start"], "ends_at": window["end"]})
                    for window in windows
                ],
            }
        )
        callback._open_deadline("callback", "39")
        callback._log_promise()
        return callback

    def _last_of(self, windows):
        """Without a term of its own the promise holds until the last interval, else for the usual term."""
        ends = [to_local(fields.Datetime.to_datetime(window["end"])) for window in windows]
        return max(ends, default=self._default_term())

    @api.model
    def _return_of(self, call):
        """п. 41: one duty to call a number back, however often it has rung in vain; none for a hidden number."""
        if not self.env["apk.line"]._phone(call.phone):
            return self
        waiting = self.search([("phone", "=", call.phone), ("state", "=", "open")], limit=1)
        if waiting:
            return waiting
        values = {"origin": "missed", "phone": call.phone, "partner_id": call.partner_id.id}
        callback = self.create({**values, "promised_until": to_naive_utc(self._default_term())})
        callback._open_deadline("missed_call", "41")
        return callback

    def _windows(self):
        return tuple(
            Window(to_local(window.starts_at), to_local(window.ends_at))
            for window in self.window_ids
        )

    def _due(self, kind, calendar):
        return callback_due(to_local(self.promised_until), self._windows())

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
                    raise WINDOW_OUTSIDE_LINE_HOURS(self.env, window=_label_text(window))

    # the call

    def action_call(self):
        """Open the card of an outgoing call."""
        self.ensure_one()
        self.check_access("write")
        self._check_open()
        call_id = self.env["apk.call"].start(callback_id=self.id)
        return {"type": "ir.actions.client", "tag": "apk_line_card", "params": {"call_id": call_id}}

    def action_no_answer(self):
        """Nobody has picked up: the attempt is written down, the promise stays."""
        self.check_access("write")
        self._check_open()
        self._attempt("no_answer")

    def action_reached(self):
        """The client was called from another telephone and has got the answer."""
        self.check_access("write")
        self._check_open()
        for callback in self:
            callback._reached()

    def action_give_up(self):
        """The head lets a promise go, and says why: the number is wrong, the client has asked not to be called."""
        self.check_access("write")
        self._check_open()
        for callback in self:
            if not callback.give_up_reason:
                raise GIVE_UP_WITHOUT_REASON(self.env)
            own = callback.sudo()  # sudo: by this button only
            own.write({"state": "given_up", "done_at": fields.Datetime.now()})
            callback._waive("callback", "missed_call", reason=callback.give_up_reason)
        self.env["apk.line"]._announce()

    def _reached(self, call=None):
        self._attempt("reached", call)
        self._close("done")

    def _attempt(self, result, call=None):
        attempts = self.env["apk.callback.attempt"].sudo()  # sudo: the log is the system's
        attempts.create(
            [
                {
                    "callback_id": callback.id,
                    "user_id": self.env.uid,
                    "result": result,
                    "call_id": call.id if call else False,
                }
                for callback in self.filtered(lambda one: one.state == "open")
            ]
        )

    def _close(self, state):
        waiting = self.filtered(lambda callback: callback.state == "open").sudo()  # sudo: see above
        waiting.write({"state": state, "done_at": fields.Datetime.now()})
        for callback in waiting:
            callback._fulfil("callback", "missed_call")
        self.env["apk.line"]._announce()

    @api.model
    def _client_got_through(self, call):
        """Who has rung in vain and is talking now need not be called back; what was promised stays promised."""
        own = [("phone", "=", call.phone), ("state", "=", "open"), ("origin", "=", "missed")]
        if call.phone:
            self.search(own)._close("got_through")

    def _check_open(self):
        if any(callback.state != "open" for callback in self):
            raise CALLBACK_IS_OVER(self.env)


def _label_text(window):
    """«пн 23.11 09:00–13:00»: «в понедельник с утра», says the client."""
    day = SHORT_WEEKDAYS[window.start.weekday()]
    return f"{day} {window.start:%d.%m %H:%M}–{window.end:%H:%M}"

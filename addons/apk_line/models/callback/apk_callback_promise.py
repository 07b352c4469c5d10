from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local, to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_term

from ...messages import PHONE_IS_MISSING, PHONE_IS_WRONG
from ...rules.callbacks import default_term, windows_to_offer
from .apk_callback import DEADLINE_OF, format_window


class ApkCallPromise(models.Model):
    """The operator promises a callback during a talk, or changes what was promised on it (п. 39)."""

    _inherit = "apk.call"

    def promise_callback(self, phone, windows=(), term=False, question=""):
        """Take down the number and the convenient intervals; the client hears the term.

        A call has one promise: the second time changes its number, intervals and term.

        :param windows: ``{start, end}`` of the agreed intervals, moments in UTC
        :param term: moment in UTC; by default the last interval ends it, else the usual term
        :return: ``{id, term}`` of the callback; the term is a text to read out
        """
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: an operator may not create callbacks at will; this one belongs
        # to the operator's call
        call.question = question or call.question
        former = call.callback_id.filtered("is_open")
        if former.origin == "promised":
            former._change_promise(call, phone, windows, term)
        else:
            promised = call.env["apk.callback"]._promise(call, phone, windows, term)
            if call.direction == "out":
                former._fulfil_callback(call)  # the client of an unanswered call was reached
            call.callback_id = promised
        return {"id": call.callback_id.id, "term": call.callback_id._term_text()}


class ApkCallbackPromise(models.Model):
    """What is offered to the client, and what is promised."""

    _inherit = "apk.callback"

    @api.model
    def _default_term(self):
        line = self.env["apk.line"]
        return default_term(line._local_now(), line._calendar(), line._hours())

    @api.model
    def _default_term_text(self):
        return format_term(self._default_term())

    @api.model
    def _windows_to_offer(self):
        """Intervals to ask the client about.

        :return: list of ``{start, end, name, term}``: moments in UTC, and texts
        """
        line = self.env["apk.line"]
        offered = windows_to_offer(line._local_now(), line._calendar(), line._hours())
        return [self._window_row(window) for window in offered]

    @api.model
    def _window_row(self, window):
        return {
            "start": fields.Datetime.to_string(to_naive_utc(window.start)),
            "end": fields.Datetime.to_string(to_naive_utc(window.end)),
            "name": format_window(window),
            "term": format_term(window.end),
        }

    @api.model
    def _promise(self, call, phone, windows, term):
        """The callback with its deadline."""
        callback = self.create(
            {
                **self._promised_values(call, phone, windows, term),
                "origin": "promised",
                "user_id": call.user_id.id,
            }
        )
        callback._open_deadline(*DEADLINE_OF["promised"])
        callback._log_promise(
            self.env._("Callback promised not later than %s", callback._term_text())
        )
        return callback

    def _change_promise(self, call, phone, windows, term):
        """The client has named another number, other intervals or another term: the promise stays one and is reminded anew."""
        values = self._promised_values(call, phone, windows, term)
        self.window_ids.replaced_at = fields.Datetime.now()
        self.invalidate_recordset(["window_ids"])
        self.write(values)
        reason = self.env._("The client and the line have agreed on another time")
        self._recompute_deadline(self._open_deadline_of(DEADLINE_OF["promised"][0]), reason)
        self._log_promise(self.env._("Callback: now promised not later than %s", self._term_text()))
        self.env["apk.line"]._refresh_wallboards()

    def _log_promise(self, summary):
        self._log_interaction(
            self.partner_id,
            "callback",
            summary,
            channel=self.env.ref("apk_client.channel_phone"),
        )

    @api.model
    def _promised_values(self, call, phone, windows, term):
        given = phone or call.phone
        if not given:
            raise PHONE_IS_MISSING(self.env)
        number = self.env["apk.line"]._normalized_phone(given)
        if not number:
            raise PHONE_IS_WRONG(self.env, number=given)
        intervals = [{"starts_at": one["start"], "ends_at": one["end"]} for one in windows]
        return {
            "phone": number,
            "partner_id": (call.partner_id or self.partner_id).id,
            "question": call.question or self.question,
            "promised_until": fields.Datetime.to_datetime(term)
            or to_naive_utc(self._term_of(windows)),
            "window_ids": [(0, 0, interval) for interval in intervals],
        }

    def _term_of(self, windows):
        """The end of the last interval, else the usual term."""
        ends = [to_local(fields.Datetime.to_datetime(window["end"])) for window in windows]
        return max(ends, default=self._default_term())

    def _promised_row(self):
        """What the card shows of a promise that may still be changed: ``{phone, windows: [{start, end, name, term}], term}``.

        Moments are in UTC; False when nothing is promised on the call.
        """
        promised = self.filtered(lambda one: one.is_open and one.origin == "promised")
        return bool(promised) and {
            "phone": promised.phone,
            "windows": [self._window_row(window) for window in promised._windows()],
            "until": fields.Datetime.to_string(promised.promised_until),
            "term": promised._term_text(),
        }

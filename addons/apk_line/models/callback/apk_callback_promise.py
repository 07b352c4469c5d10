from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local, to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_term

from ...messages import PHONE_IS_WRONG
from ...rules.callbacks import default_term, windows_to_offer
from .apk_callback import DEADLINE_OF, format_window


class ApkCallPromise(models.Model):
    """The operator promises a callback during a talk (п. 39)."""

    _inherit = "apk.call"

    def promise_callback(self, phone, windows=(), term=False, question=""):
        """Take down the number and the convenient intervals; the client hears the term.

        :param windows: ``{start, end}`` of the agreed intervals, moments in UTC
        :param term: moment in UTC; by default the last interval ends it, else the usual term
        :return: ``{id, term}`` of the callback; the term is a text to read out
        """
        self.ensure_one()
        self.check_access("write")
        call = self.sudo()  # sudo: an operator may not create callbacks at will; this one belongs
        # to the operator's call
        call.question = question or call.question
        call.callback_id = call.env["apk.callback"]._promise(call, phone, windows, term)
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
        return [
            {
                "start": fields.Datetime.to_string(to_naive_utc(window.start)),
                "end": fields.Datetime.to_string(to_naive_utc(window.end)),
                "name": format_window(window),
                "term": format_term(window.end),
            }
            for window in offered
        ]

    @api.model
    def _promise(self, call, phone, windows, term):
        """The callback with its deadline; one that was promised before on the same call stays owed."""
        number = self.env["apk.line"]._normalized_phone(phone or call.phone)
        if not number:
            raise PHONE_IS_WRONG(self.env, number=(phone or call.phone) or "")
        until = fields.Datetime.to_datetime(term) or to_naive_utc(self._term_of(windows))
        intervals = [{"starts_at": one["start"], "ends_at": one["end"]} for one in windows]
        callback = self.create(
            {
                "origin": "promised",
                "phone": number,
                "partner_id": call.partner_id.id,
                "question": call.question,
                "user_id": call.user_id.id,
                "promised_until": until,
                "window_ids": [(0, 0, interval) for interval in intervals],
            }
        )
        callback._open_deadline(*DEADLINE_OF["promised"])
        callback._log_interaction(
            callback.partner_id,
            "callback",
            self.env._("Callback promised not later than %s", callback._term_text()),
            channel=self.env.ref("apk_client.channel_phone"),
        )
        return callback

    def _term_of(self, windows):
        """The end of the last interval, else the usual term."""
        ends = [to_local(fields.Datetime.to_datetime(window["end"])) for window in windows]
        return max(ends, default=self._default_term())

from datetime import datetime, time

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc

from ..messages import OPERATORS_ONLY

ROWS = 8


class ApkLineWallboard(models.AbstractModel):
    """The wallboard: how many clients wait, how many were not answered today, how long a talk takes."""

    _name = "apk.line.wallboard"
    _description = "Wallboard of the line"

    @api.model
    def board(self):
        """Figures of today and the open callbacks, the most urgent first.

        :return: ``{figures: [{key, name, value, is_alarm}], waiting: [rows of callbacks], is_open}``
        """
        if not self.env["apk.call"].has_access("read"):
            raise OPERATORS_ONLY(self.env)
        callbacks = self.env["apk.callback"].search([("state", "=", "open")])
        return {
            "figures": self._figures(self._calls_of_today(), callbacks),
            "waiting": [callback._row() for callback in callbacks[:ROWS]],
            "is_open": self.env["apk.line"]._is_open_at(fields.Datetime.now()),
        }

    def _calls_of_today(self):
        midnight = datetime.combine(self.env["apk.line"]._local_now().date(), time.min, MOSCOW)
        return self.env["apk.call"].search(
            [("started_at", ">=", to_naive_utc(midnight)), ("direction", "=", "in")]
        )

    def _figures(self, calls, callbacks):
        answered = calls.filtered("answered_at")
        talks = answered.filtered("ended_at")  # a talk that goes on has no length yet
        live = calls.filtered(lambda call: call.state in ("ringing", "talking"))
        missed = calls.filtered("is_missed_in_hours")
        late = callbacks.filtered("has_overdue_deadline")
        names = (
            ("ringing", self.env._("On the line now"), len(live), False),
            ("calls", self.env._("Calls today"), len(calls), False),
            ("missed", self.env._("Unanswered today"), len(missed), bool(missed)),
            ("waiting", self.env._("Callbacks waiting"), len(callbacks), bool(late)),
            ("talk", self.env._("Average talk"), _average(talks, "talk_seconds"), False),
            ("wait", self.env._("Average wait"), _average(answered, "waited_seconds"), False),
            ("shift", self.env._("On shift"), len(self.env["apk.line"]._on_shift()), False),
        )
        return [dict(zip(("key", "name", "value", "is_alarm"), row, strict=True)) for row in names]


def _average(calls, name):
    """«3:05», minutes and seconds."""
    seconds = round(sum(calls.mapped(name)) / len(calls)) if calls else 0
    return f"{seconds // 60}:{seconds % 60:02}"

from datetime import datetime, time, timedelta

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
        """Figures of today, who is on the shift, and the open callbacks, the most urgent first.

        :return: ``{figures: [{key, name, value, is_alarm}], shift: [{id, name, since}], waiting: [rows of callbacks],
            unfinished: [own talks], may_call, is_open}``; ``since``: the moment from which the operator is talking, or empty
        """
        if not self.env["apk.call"].has_access("read"):
            raise OPERATORS_ONLY(self.env)
        callbacks = self.env["apk.callback"].search([("state", "=", "open")])
        calls = self._calls_of_today()
        return {
            "figures": self._figures(calls, callbacks),
            "shift": self._shift(calls),
            "unfinished": self.env["apk.call"].unfinished(),
            "waiting": [callback._row() for callback in callbacks[:ROWS]],
            "may_call": self.env.user.has_group("apk_base.group_operator"),
            "is_open": self.env["apk.line"]._is_open_at(fields.Datetime.now()),
        }

    def _calls_of_today(self):
        """A clock of the exchange that runs ahead puts no call of tomorrow on the board."""
        today = self.env["apk.line"]._local_now().date()
        start, end = (
            to_naive_utc(datetime.combine(day, time.min, MOSCOW))
            for day in (today, today + timedelta(days=1))
        )
        return self.env["apk.call"].search(
            [("started_at", ">=", start), ("started_at", "<", end), ("direction", "=", "in")]
        )

    def _shift(self, calls):
        """Names in their order, the talking ones first: whoever looks knows whom a second call may wait for."""
        talks = {call.user_id: call.answered_at for call in calls.filtered(_is_talking)}
        people = self.env["apk.line"]._on_shift() | self.env["res.users"].union(*talks)
        rows = [
            {
                "id": user.id,
                "name": user.sudo().name,  # sudo: an operator may not read every user; a name
                "since": fields.Datetime.to_string(talks.get(user)) or "",
            }
            for user in people
        ]
        return sorted(rows, key=lambda row: (not row["since"], row["name"]))

    def _figures(self, calls, callbacks):
        answered = calls.filtered("answered_at")
        talks = answered.filtered("ended_at")  # a talk that goes on has no length yet
        ringing = calls.filtered(lambda call: call.state == "ringing")
        # a person talks on one telephone: a card that was left open is no second talk
        live = len(ringing) + len(calls.filtered(_is_talking).user_id)
        missed = calls.filtered("is_missed_in_hours")
        late = callbacks.filtered("has_overdue_deadline")
        names = (
            ("ringing", self.env._("On the line now"), live, False),
            ("calls", self.env._("Calls today"), len(calls), False),
            ("missed", self.env._("Unanswered today"), len(missed), bool(missed)),
            ("waiting", self.env._("Callbacks waiting"), len(callbacks), bool(late)),
            ("talk", self.env._("Average talk"), _average(talks, "talk_seconds"), False),
            ("wait", self.env._("Average wait"), _average(answered, "waited_seconds"), False),
            ("shift", self.env._("On shift"), len(self.env["apk.line"]._on_shift()), False),
        )
        return [dict(zip(("key", "name", "value", "is_alarm"), row, strict=True)) for row in names]


def _is_talking(call):
    return call.state == "talking"


def _average(calls, name):
    """«3:05», minutes and seconds."""
    seconds = round(sum(calls.mapped(name)) / len(calls)) if calls else 0
    return f"{seconds // 60}:{seconds % 60:02}"

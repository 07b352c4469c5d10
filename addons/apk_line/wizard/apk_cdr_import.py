import base64

from odoo import fields, models

from odoo.addons.apk_base.office_time import to_naive_utc

from ..messages import LOG_CANNOT_BE_READ, LOG_NOT_COMPARED
from ..rules.pbx import calls_of_log

MOST_NAMED = 20  # rows that could not be read


class ApkCdrImport(models.TransientModel):
    """Compare Asterisk's call log with the register, then load the calls that are missing (п. 41)."""

    _name = "apk.cdr.import"
    _description = "Import of the exchange's call log"

    file = fields.Binary(string="Call log, Master.csv", required=True, attachment=False)
    file_name = fields.Char()
    state = fields.Selection(
        [("file", "File"), ("compared", "Compared"), ("loaded", "Loaded")], default="file"
    )
    in_log = fields.Integer(string="Calls in the log", readonly=True)
    known = fields.Integer(string="Of them in the register", readonly=True)
    missing = fields.Integer(string="Not in the register yet", readonly=True)
    strange = fields.Integer(
        string="In the register only",
        readonly=True,
        help="Calls of the same days that came from the exchange and are not in this log.",
    )
    missed_in_hours = fields.Integer(
        string="Unanswered in the line's hours",
        readonly=True,
        help="By the log, whether the calls are in the register or not.",
    )
    skipped_count = fields.Integer(string="Rows left out", readonly=True)
    skipped_text = fields.Text(string="Which rows and why", readonly=True)

    def action_compare(self):
        """Count the differences; nothing is loaded."""
        self.ensure_one()
        self.write({"state": "compared", **self._comparison(self._logged_calls())})
        return self._reopen()

    def action_load(self):
        """Record every call of the log in the register; a second time changes nothing."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "compared":
            raise LOG_NOT_COMPARED(self.env)
        logged = self._logged_calls()
        for facts in logged.calls:
            self.env["apk.call"]._record_exchange_call(facts)
        self.write({"state": "loaded", **self._comparison(logged)})
        return self._reopen()

    def _logged_calls(self):
        """:return: ``LogOfCalls``; of a log that grows the rows that are whole are taken"""
        raw = base64.b64decode(self.with_context(bin_size=False).file)
        log = calls_of_log(raw.decode("utf-8-sig", "replace"), self.env["apk.line"]._local_now())
        if not log.calls and log.skipped:
            raise LOG_CANNOT_BE_READ(self.env, line=log.skipped[0][0])
        return log

    def _comparison(self, log):
        """Counts of the log, of the register, and of both.

        :param log: ``LogOfCalls``
        """
        calls, logged = self.env["apk.call"], log.calls
        linkedids = [facts.linkedid for facts in logged]
        known = calls.search([("linkedid", "in", linkedids)])
        first, last = [to_naive_utc(logged[at].started_at) if logged else False for at in (0, -1)]
        strange = calls.search_count(
            [
                ("linkedid", "!=", False),
                ("linkedid", "not in", linkedids),
                ("started_at", ">=", first),
                ("started_at", "<=", last),
            ]
        )
        return {
            "in_log": len(logged),
            "known": len(known),
            "missing": len(logged) - len(known),
            "strange": strange,
            "missed_in_hours": len([facts for facts in logged if self._is_missed(facts)]),
            "skipped_count": len(log.skipped),
            "skipped_text": self._skipped_text(log.skipped),
        }

    def _is_missed(self, facts):
        """п. 41: in the hours of the line, and nobody has picked up."""
        started_at = to_naive_utc(facts.started_at)
        return not facts.answered_at and self.env["apk.line"]._is_open_at(started_at)

    def _skipped_text(self, skipped):
        reasons = {
            "columns": self.env._("cut off or of another shape"),
            "moment": self.env._("a moment cannot be read"),
            "key": self.env._("no beginning or no key of the call"),
            "order": self.env._("ends before it begins"),
            "future": self.env._("lies ahead: look at the clock of the exchange"),
        }
        lines = [
            self.env._("Line %(number)s: %(reason)s", number=number, reason=reasons[why])
            for number, why in skipped[:MOST_NAMED]
        ]
        return "\n".join(lines + ["…"] * (len(skipped) > MOST_NAMED))

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Compare with the exchange"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

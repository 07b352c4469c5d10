import base64

from odoo import fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc

from ..messages import LOG_CANNOT_BE_READ, LOG_NOT_COMPARED
from ..rules.pbx import BadLog, calls_of_log


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
    missed_in_hours = fields.Integer(string="Unanswered in the line's hours", readonly=True)

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
        for facts in logged:
            self.env["apk.call"]._record_exchange_call(facts)
        self.write({"state": "loaded", **self._comparison(logged)})
        return self._reopen()

    def _logged_calls(self):
        raw = base64.b64decode(self.with_context(bin_size=False).file)
        try:
            return calls_of_log(raw.decode("utf-8-sig", "replace"), MOSCOW)
        except BadLog as error:
            raise LOG_CANNOT_BE_READ(self.env, line=str(error)) from error

    def _comparison(self, logged):
        """Counts of the log, of the register, and of both.

        :param logged: ``PbxFacts`` in the order of their beginnings
        """
        calls = self.env["apk.call"]
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
            "missed_in_hours": len(known.filtered("is_missed_in_hours")),
        }

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

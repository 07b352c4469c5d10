import base64

from odoo import fields, models

from odoo.addons.apk_base.models.office_time import MOSCOW, to_naive_utc

from ..messages import LOG_CANNOT_BE_READ, LOG_NOT_COMPARED
from ..rules.pbx import BadLog, calls_of_log


class ApkCdrImport(models.TransientModel):
    """Asterisk's call log beside the register: what is missing is shown, then loaded (п. 41)."""

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
        """Count, change nothing."""
        self.ensure_one()
        self.write({"state": "compared", **self._compared(self._calls())})
        return self._reopen()

    def action_load(self):
        """Bring every call of the log into the register; a second time changes nothing."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "compared":
            raise LOG_NOT_COMPARED(self.env)
        facts = self._calls()
        for call in facts:
            self.env["apk.call"]._of_exchange(call)
        self.write({"state": "loaded", **self._compared(facts)})
        return self._reopen()

    def _calls(self):
        raw = base64.b64decode(self.with_context(bin_size=False).file)
        try:
            return calls_of_log(raw.decode("utf-8-sig", "replace"), MOSCOW)
        except BadLog as error:
            raise LOG_CANNOT_BE_READ(self.env, line=str(error)) from error

    def _compared(self, facts):
        calls = self.env["apk.call"].sudo()  # sudo: the whole register
        linkedids = [call.linkedid for call in facts]
        known = calls.search([("linkedid", "in", linkedids)])
        days = [to_naive_utc(facts[at].started_at) for at in (0, -1)] if facts else [False, False]
        strange = calls.search_count(
            [
                ("linkedid", "!=", False),
                ("linkedid", "not in", linkedids),
                ("started_at", ">=", days[0]),
                ("started_at", "<=", days[1]),
            ]
        )
        return {
            "in_log": len(facts),
            "known": len(known),
            "missing": len(facts) - len(known),
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

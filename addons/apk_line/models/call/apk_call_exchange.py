from odoo import api, models

from odoo.addons.apk_base.office_time import to_naive_utc

from ...rules.caller_number import format_phone, is_hidden


class ApkCallExchange(models.Model):
    """A call that the telephone exchange reports, by events or by its log (п. 41)."""

    _inherit = "apk.call"

    @api.model
    def _record_exchange_call(self, facts):
        """Bring what the exchange knows of one call into the register: the same facts change nothing.

        :param facts: ``PbxFacts``
        :return: the call, made when its ``linkedid`` is reported for the first time
        """
        calls = self.sudo()  # sudo: the exchange has no account; its secret, or the right to import
        # its log, was checked
        call = calls.search([("linkedid", "=", facts.linkedid)])
        if not call:
            # Two events of one new call at once: this row is unique, so Odoo repeats the transaction of the
            # second, and that finds the call of the first.
            self.env["apk.telephony.event"]._reserve(facts.linkedid)
            moment = to_naive_utc(facts.started_at)
            call = calls.create({"linkedid": facts.linkedid, "started_at": moment})
        call._update_from_exchange(facts)
        return call

    def _update_from_exchange(self, facts):
        """Write what has changed, then do all that follows from it."""
        vals = self._exchange_values(facts)
        self.write({name: value for name, value in vals.items() if value != self[name]})
        self._identify_caller()
        self._notify_ringing()
        self._record_exchange_transfers(facts.transfers)
        self._update_missed_callbacks()
        self.env["apk.line"]._refresh_wallboards()

    def _exchange_values(self, facts):
        """The moments of the exchange; what the operator has recorded stays."""
        answered_at = to_naive_utc(facts.answered_at) if facts.answered_at else self.answered_at
        vals = {
            "started_at": to_naive_utc(facts.started_at) if facts.started_at else False,
            "answered_at": answered_at,
            "ended_at": to_naive_utc(facts.ended_at) if facts.ended_at else False,
        }
        if not self.phone and facts.number:
            vals["phone"] = self._normalized_or_as_given(facts.number)
        if not self.user_id and facts.agent:
            vals["user_id"] = self.env["res.users"]._with_extension(facts.agent)
        return vals

    def _normalized_or_as_given(self, number):
        """A word for a hidden number is no number: callers who hide theirs must not look like one caller."""
        if is_hidden(number):
            return False
        return self.env["apk.line"]._normalized_phone(number) or number

    def _notify_ringing(self):
        """A notice on the screens of the shift while the phone rings; it goes when somebody has picked up."""
        name, notice = "apk_line.gone", {"call_id": self.id}
        if self.state == "ringing":
            name = "apk_line.incoming"
            who = self.partner_id.name or self._colleague_name()
            notice = {**notice, "phone": format_phone(self.phone), "who": who}
        self.env["apk.line"]._on_shift()._bus_send(name, notice)

from odoo import api, fields, models

from ..visit_state import COMING_STATES


class ApkVisitAgreement(models.Model):
    """A schedule that changes under a booking drops nothing: another time is agreed on with the client (п. 54)."""

    _inherit = "apk.visit"

    @api.model
    def _cron_recheck(self):
        """The production calendar has changed: compare every booking with the hours of its place."""
        coming = [("state", "in", COMING_STATES), ("starts_at", ">", fields.Datetime.now())]
        self.search(coming).place_id._recheck_bookings()

    def _mark_needs_agreement(self, is_needed):
        """The schedule leaves no room for this booking, or it does again."""
        if self.needs_agreement == is_needed:
            return
        reason = self.env._("The schedule of the place has changed") if is_needed else False
        visit = self.sudo()  # sudo: an editor of hours may not write visits; only the marks change
        visit.write(
            {"needs_agreement": is_needed, "agreement_reason": reason, "change_notified_at": False}
        )
        if is_needed:
            self._notify_assignee(self.env._("Agree on another time with the client"))

    def action_notify_of_change(self):
        """Write to the client that another time is needed, with a link to choose it and a number to call."""
        self.check_access("write")
        self.filtered("needs_agreement")._notify_of_change()

    def _notify_of_change(self):
        for visit in self.filtered("partner_id"):
            marked = visit.sudo()  # sudo: a system field; callers check access
            marked.change_notified_at = fields.Datetime.now()
            visit._send_notice("visit_agreement")

    def action_keep_time(self):
        """The client and the place have agreed to leave the time as it is."""
        self.check_access("write")
        visits = self.sudo()  # sudo: system fields; write access was checked above
        visits.write({"needs_agreement": False, "agreement_reason": False})

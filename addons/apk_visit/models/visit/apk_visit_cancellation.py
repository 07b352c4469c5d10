from odoo import fields, models

from ...messages import SlotTaken

NOT_CANCELLED = {"cancelled_at": False, "cancelled_via": False, "cancel_reason": False}


class ApkVisitCancellation(models.Model):
    """п. 57: «возможность отменить запись … в любой момент времени»: no time limit, no ground, no refusal."""

    _inherit = "apk.visit"

    def action_open_cancel(self):
        return self._dialog("apk_visit.apk_visit_cancel_action", {"default_visit_id": self.id})

    def _cancel_by_link(self):
        """Of what is over, the office says whether it took place; an old page changes nothing."""
        self.filtered("may_cancel")._cancel("link")

    def _cancel(self, via, reason=False):
        """Free the time at once. What has ended or was cancelled before is left as it is.

        :param str via: a key of ``cancelled_via``
        :param str reason: the client reads it when the office cancels
        """
        for visit in self.filtered("is_coming"):
            was_booked = visit.state == "confirmed"
            cancelled = visit.sudo()  # sudo: no role may write the state; callers check access
            cancelled.write(
                {
                    "state": "cancelled",
                    "cancelled_at": fields.Datetime.now(),
                    "cancelled_via": via,
                    "cancel_reason": reason,
                    "needs_agreement": False,
                }
            )
            cancelled.activity_ids.unlink()  # tasks of colleagues, too: nothing is left to do
            visit.delivery_ids._cancel(self.env._("The visit was cancelled"))
            if was_booked:
                visit._log_visit(self.env._("Cancelled"))
                visit._notify_of_cancellation(via)

    def _notify_of_cancellation(self, via):
        """Whoever cancels by phone or at the place knows it; the office's own cancellation must reach the client."""
        plan = self._delivery_plan("visit_cancelled")
        if via == "office" or all(channel.transport != "task" for _role, channel in plan):
            self._send_notice_if_possible("visit_cancelled")

    def _may_restore(self):
        """Whether a client who pressed the button by mistake may book again: the time is still offered."""
        by_the_client = self.state == "cancelled" and self.cancelled_via == "link" and self.name
        if not by_the_client or self.starts_at <= fields.Datetime.now():
            return False
        if self._has_most_bookings(self.partner_id, self):
            return False
        return self.place_id._is_offered(self.service_id, self.starts_at)

    def _restore(self):
        """Book the same time again, if nobody has taken it meanwhile; else the page no longer offers it."""
        self.ensure_one()
        if not self._may_restore():
            return
        try:
            self._take_seat(self.place_id, self.starts_at, self.service_id.minutes, "confirmed")
        except SlotTaken:
            return
        visit = self.sudo()  # sudo: no role may write these facts; the client came by the link
        visit.write(NOT_CANCELLED)
        self._log_visit(self.env._("Booked again"))
        self._send_notice_if_possible("visit_booked")

from datetime import timedelta

from odoo import fields, models

from odoo.addons.apk_base.office_time import to_local, to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ...messages import HELD_TIME_NOT_OFFERED
from ...rules.slots import days_from
from ..visit_state import COMING_STATES

OTHER_TIMES = 3  # before the held one, and after it
LOOKED_THROUGH = 14  # days
MOST_BOOKINGS_OF_A_CLIENT = 3  # by the public page


class ApkVisitHeld(models.Model):
    """What was held is looked at again when it is confirmed: the schedule may have changed meanwhile (п. 54)."""

    _inherit = "apk.visit"

    def _why_not_offered(self):
        """Whether the held time can still be given to this client by the schedule and the limits of this moment.

        :return: None, or ``closed`` (the place does not receive then), ``over`` (the time has begun), ``many`` (the client
            has booked as many visits as the public page allows)
        """
        self.ensure_one()
        place, service = self.place_id, self.service_id
        if self.starts_at <= fields.Datetime.now():
            return "over"
        has_seat = 0 < self.seat <= place._seats_for(self.kind)
        is_long_enough = self.ends_at - self.starts_at >= timedelta(minutes=service.minutes)
        is_open = service.active and place._is_offered(service, self.starts_at)
        if not (has_seat and is_long_enough and is_open):
            return "closed"
        if self.booked_via == "public_page" and self._has_most_bookings(self.partner_id, self):
            return "many"
        return None

    def _has_most_bookings(self, client, besides=None):
        """Whether the client has taken all that the public page allows."""
        domain = [("partner_id", "=", client.id), ("state", "in", COMING_STATES)]
        if besides:
            domain.append(("id", "!=", besides.id))
        most = MOST_BOOKINGS_OF_A_CLIENT
        return bool(client) and self.search_count(domain, limit=most) >= most

    def _check_still_offered(self):
        """
        :raises SlotNotOffered: with other times to offer
        """
        if self._why_not_offered():
            others = self._other_times()
            raise HELD_TIME_NOT_OFFERED(
                self.env,
                moment=format_moment(to_local(self.starts_at)),
                times="; ".join(format_moment(slot.starts) for slot in others) or "—",
            )

    def _other_times(self):
        """The free times of the same place next to the held one."""
        today = self.env["apk.office"]._today()
        first = max(to_local(self.starts_at).date() - timedelta(days=1), today)
        days = days_from(first, LOOKED_THROUGH)
        free, held = self.place_id._free_slots(self.service_id, days), to_local(self.starts_at)
        earlier = [slot for slot in free[self.place_id] if slot.starts < held]
        later = [slot for slot in free[self.place_id] if slot.starts > held]
        return earlier[-OTHER_TIMES:] + later[:OTHER_TIMES]

    def _confirm_by_client(self):
        """The client presses the button of the page; when the time can no longer be given, the page says why."""
        if self.state == "reserved" and not self._why_not_offered():
            self._confirm()

    def _held_values(self):
        """What the page of a held time shows of it, and of a booked one that the schedule has no room for."""
        if self.needs_agreement and self.may_move and self.state == "confirmed":
            return {"refused": None, "others": self._offered_times()}
        if self.state != "reserved":
            return {"refused": None, "others": []}
        refused = self._why_not_offered()
        return {
            "refused": refused,
            "others": self._offered_times() if refused in ("closed", "over") else [],
            "may_book_again": self._is_public_booking_open() and self.service_id.is_public,
        }

    def _offered_times(self):
        return [
            {
                "at": fields.Datetime.to_string(to_naive_utc(slot.starts)),
                "text": format_moment(slot.starts),
            }
            for slot in self._other_times()
        ]

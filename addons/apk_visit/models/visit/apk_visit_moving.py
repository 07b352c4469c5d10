from contextlib import suppress

from odoo import fields, models

from odoo.addons.apk_base.office_time import to_local

from ...messages import SlotTaken
from ..visit_state import SEATED_STATES


class ApkVisitMoving(models.Model):
    """Another time, chosen by the client, maybe at another place (п. 54, 57)."""

    _inherit = "apk.visit"

    def action_open_move(self):
        """Open the screen of free times; the present time stays taken until another one is."""
        return self._dialog(
            "apk_visit.apk_visit_book_action",
            {
                "default_visit_id": self.id,
                "default_partner_id": self.partner_id.id,
                "default_service_id": self.service_id.id,
                "default_place_id": self.place_id.id,
                "default_via": "desk",
            },
        )

    def _move_by_client(self, at):
        """The client chooses one of the times that the page has shown; when it is gone, the page shows others (п. 54).

        :param str at: of ``_offered_times``, in UTC
        """
        offered = {time["at"] for time in self._held_values()["others"]}
        if self.state == "confirmed" and at in offered:
            with suppress(SlotTaken):
                self._move(self.place_id, fields.Datetime.to_datetime(at))

    def _move(self, place, starts, *, are_directions_given=False):
        """Take the new time; the former one is free at once.

        :param datetime starts: in UTC
        :param are_directions_given: the address of another place was read aloud (п. 56)
        :raises SlotTaken, SlotNotOffered:
        """
        self.ensure_one()
        self._check_state((*SEATED_STATES, "draft"))
        self._check_offered(place, self.service_id, starts)
        told = {} if place == self.place_id else self._directions_values(are_directions_given)
        self._take_seat(place, starts, self.service_id.minutes, self.state)
        self.representation_id._check_valid_on(to_local(starts).date())
        visit = self.sudo()  # sudo: no role may write facts of a booking; callers check access
        visit.write(
            {
                "unit_id": place.unit_id.id,
                "booked_at": fields.Datetime.now(),
                "needs_agreement": False,
                "agreement_reason": False,
                **told,
            }
        )
        self.delivery_ids._cancel(self.env._("The visit was moved to another time"))
        self._log_visit(self.env._("Moved"))
        if self.state == "confirmed":
            self._send_notice_if_possible("visit_moved")

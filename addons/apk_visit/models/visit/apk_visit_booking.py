from odoo import api, fields, models

from odoo.addons.apk_base.rules.registration import registration_number

from ...messages import (
    DIRECTIONS_NOT_GIVEN,
    REMINDER_NOT_OFFERED,
    SITE_ADDRESS_MISSING,
)
from ...rules.site_address import is_findable
from ...rules.slots import HELD_BY_EMPLOYEE_FOR, HELD_ON_PUBLIC_PAGE_FOR

PREFIX = "ЛП"  # Russian: «личное посещение»


class ApkVisitBooking(models.Model):
    """Hold a time, then book it (п. 53–56); what is held and not booked in time is free again."""

    _inherit = "apk.visit"

    @api.model
    def _hold(self, place, service, starts, via, **values):
        """Hold a free time while the client answers the remaining questions.

        :param datetime starts: in UTC
        :param str via: a key of ``booked_via``
        :param values: further fields of the visit
        :raises SlotTaken, SlotNotOffered:
        """
        self._check_offered(place, service, starts)
        now = fields.Datetime.now()
        held_for = HELD_ON_PUBLIC_PAGE_FOR if via == "public_page" else HELD_BY_EMPLOYEE_FOR
        visit = self.sudo().create(  # sudo: no role may create visits; the time was checked above
            {
                "kind": service.kind,
                "place_id": place.id,
                "service_id": service.id,
                "unit_id": place.unit_id.id,
                "is_joint_filing": service.is_joint_filing,
                "starts_at": starts,
                "ends_at": fields.Datetime.add(starts, minutes=service.minutes),
                "booked_at": now,
                "booked_by_id": self.env.uid,
                "booked_via": via,
                "reserved_until": now + held_for,
                **values,
            }
        )
        visit._take_seat(place, starts, service.minutes, "reserved")
        return visit.with_env(self.env)

    def action_confirm(self):
        """The client agrees to the held time."""
        self.check_access("write")
        for visit in self:
            visit._check_may_confirm()
            given = visit.are_directions_given
            visit._confirm(**(self._directions_values(given) if given else {}))

    def _directions_values(self, are_given):
        """What is written down about the words of п. 56, which are about one place."""
        return {
            "are_directions_given": are_given,
            "directions_given_at": are_given and fields.Datetime.now(),
            "directions_given_by_id": are_given and self.env.uid,
        }

    def _check_may_confirm(self):
        """What must have been said or asked before a booking has been (п. 12, 55, 56)."""
        self._check_state(["reserved"])
        self._check_still_offered()
        if self.kind == "reception" and not self.are_directions_given:
            raise DIRECTIONS_NOT_GIVEN(self.env)
        if self.kind == "inspection" and not is_findable(self.site_address):
            raise SITE_ADDRESS_MISSING(self.env)
        if self.has_legal_reminder and not self.reminder_copy:
            raise REMINDER_NOT_OFFERED(self.env)

    def _confirm(self, **values):
        """Make a booking of a held time, by an employee or by the client's own link.

        :param values: further fields to write
        """
        visit = self.sudo()  # sudo: no role may write state and number; callers check access
        visit.write(
            {"state": "confirmed", "reserved_until": False, "name": self._next_number(), **values}
        )
        self._log_visit(self.env._("Booked"))
        self._send_notice_if_possible("visit_booked")

    @api.model
    def _number_prefixes(self):
        return [PREFIX]

    @api.model
    def _next_number(self):
        today = self.env["apk.office"]._today()
        sequence = self.env.ref("apk_visit.sequence_visit")
        sequence = sequence.sudo()  # sudo: clients on the public pages may not read sequences
        number = int(sequence.next_by_id(sequence_date=today))
        return registration_number(PREFIX, today.year, number)

    @api.model
    def _cron_release_held(self):
        """Free what was held and not booked in time."""
        late = [("state", "=", "reserved"), ("reserved_until", "<", fields.Datetime.now())]
        self.search(late).try_lock_for_update()._cancel("expired")

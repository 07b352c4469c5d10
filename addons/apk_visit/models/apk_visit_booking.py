from odoo import api, fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.registration import registration_number

from ..messages import (
    DIRECTIONS_NOT_TOLD,
    REMINDER_NOT_OFFERED,
    SITE_ADDRESS_MISSING,
    VISIT_IS_OVER,
)
from ..rules.visit_reminders import HELD_FOR, HELD_ON_SITE_FOR
from .visit_states import COMING

PREFIX = "ЛП"  # Russian: «личное посещение»
WAYS = [
    ("line", "Consultation line"),
    ("desk", "At the place"),
    ("site", "Public page"),
    ("walk_in", "Came without booking"),
]


class ApkVisitBooking(models.Model):
    """From a held time to a booking, to another time, to a cancellation (п. 53–57)."""

    _inherit = "apk.visit"

    booked_at = fields.Datetime(string="Booked", written_by="system")
    booked_by_id = fields.Many2one("res.users", string="Who booked", written_by="system")
    booked_via = fields.Selection(WAYS, string="How it was booked", written_by="system")
    reserved_until = fields.Datetime(string="Held until", written_by="system")
    site_address = fields.Char(string="Address of the inspection", erase=False)
    team_ids = fields.Many2many(
        "res.users", "apk_visit_team_rel", "visit_id", "user_id", string="Who goes"
    )
    are_directions_told = fields.Boolean(
        string="Told orally",
        help="Where the place is and how to get there was read aloud to the client (clause 56).",
    )
    directions_told_at = fields.Datetime(written_by="system")
    directions_told_by_id = fields.Many2one("res.users", written_by="system")
    cancelled_at = fields.Datetime(string="Cancelled", written_by="system")
    cancelled_via = fields.Selection(
        [
            ("link", "Client, by the link"),
            ("phone", "Client, by phone"),
            ("desk", "Client, at the place"),
            ("office", "The office"),
            ("expired", "Was not confirmed in time"),
        ],
        string="Who cancelled",
        written_by="system",
    )
    cancel_reason = fields.Char(string="Why it was cancelled", erase=False)

    @api.model
    def _hold(self, place, service, starts, via, **values):
        """Hold a free time for a client who is being talked with.

        :param datetime starts: in UTC
        :raises SlotTaken, SlotNotOffered:
        """
        self._check_offered(place, service, starts)
        held_for = HELD_ON_SITE_FOR if via == "site" else HELD_FOR
        visit = self.sudo().create(  # sudo: the time of a place is given by this door only
            {
                "kind": service.kind,
                "place_id": place.id,
                "service_id": service.id,
                "unit_id": place.unit_id.id,
                "is_joint_filing": service.is_joint_filing,
                "starts_at": starts,
                "ends_at": fields.Datetime.add(starts, minutes=service.minutes),
                "booked_at": fields.Datetime.now(),
                "booked_by_id": self.env.uid,
                "booked_via": via,
                "reserved_until": fields.Datetime.now() + held_for,
                **values,
            }
        )
        visit._take_seat(place, starts, service.minutes, "reserved")
        return visit.with_env(self.env)

    def action_confirm(self):
        """The client agrees; what had to be said has been said (п. 55, 56)."""
        self.check_access("write")
        for visit in self:
            if visit.state != "reserved":
                raise VISIT_IS_OVER(self.env, visit=visit.display_name)
            if visit.kind == "reception" and not visit.are_directions_told:
                raise DIRECTIONS_NOT_TOLD(self.env)
            if visit.kind == "inspection" and not visit.site_address:
                raise SITE_ADDRESS_MISSING(self.env)
            if visit.service_id.reminder_channel_id and not visit.reminder_copy:
                raise REMINDER_NOT_OFFERED(self.env)
            if visit.are_directions_told:
                told = {"directions_told_at": fields.Datetime.now()}
                told["directions_told_by_id"] = self.env.uid
                visit.sudo().write(told)  # sudo: kept by the system
            visit._confirm()

    def _confirm(self):
        confirmed = {"state": "confirmed", "reserved_until": False, "name": self._next_number()}
        self.sudo().write(confirmed)  # sudo: kept by the system
        self._log_visit(self.env._("Booked"))
        self._deliver_if_possible("visit_booked")

    @api.model
    def _next_number(self):
        today = self.env["apk.office"]._today()
        sequence = self.env.ref(
            "apk_visit.sequence_visit"
        ).sudo()  # sudo: numbers are for everybody
        return registration_number(
            PREFIX, today.year, int(sequence.next_by_id(sequence_date=today))
        )

    def _move(self, place, starts):
        """Another time, maybe another place; the former one is free at once."""
        self.ensure_one()
        self._check_not_over()
        self._check_offered(place, self.service_id, starts)
        self._take_seat(place, starts, self.service_id.minutes, self.state)
        self.representation_id._check_valid_on(to_local(starts).date())
        moved = {"needs_agreement": False, "agreement_reason": False, "unit_id": place.unit_id.id}
        self.sudo().write({**moved, "booked_at": fields.Datetime.now()})  # sudo: kept by the system
        self.delivery_ids._drop(self.env._("The visit was moved to another time"))
        self._log_visit(self.env._("Moved"))
        if self.state == "confirmed":
            self._deliver_if_possible("visit_moved")

    def _cancel(self, via, reason=False):
        """п. 57: «возможность отменить запись … в любой момент времени»: no term, no ground, no refusal."""
        for visit in self.filtered(lambda visit: visit.state in COMING):
            was_booked = visit.state == "confirmed"
            cancelled = {"state": "cancelled", "cancelled_at": fields.Datetime.now()}
            cancelled.update(cancelled_via=via, cancel_reason=reason, needs_agreement=False)
            visit.sudo().write(cancelled)  # sudo: kept by the system
            visit.delivery_ids._drop(self.env._("The visit was cancelled"))
            visit.activity_ids.sudo().unlink()  # sudo: nothing is left to do, whoever had to do it
            if was_booked:
                visit._log_visit(self.env._("Cancelled"))
                visit._tell_of_cancellation(via)

    @api.model
    def _cron_release_held(self):
        """What was held and not confirmed in time is free again."""
        late = [("state", "=", "reserved"), ("reserved_until", "<", fields.Datetime.now())]
        self.search(late).try_lock_for_update()._cancel("expired")

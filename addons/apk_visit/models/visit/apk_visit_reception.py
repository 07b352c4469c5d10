from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day

from ...messages import VISIT_DAY_AHEAD
from ..visit_state import COMING_STATES


class ApkVisitReception(models.Model):
    """The client at the place: came, late, gone, did not come; one tap each (п. 52, 74)."""

    _inherit = "apk.visit"

    @api.model
    def walk_in(self, place_id, service_id):
        """Somebody came without booking; the name can be written on the card later.

        :return: id of the visit
        """
        self.browse().check_access("write")
        place = self.env["apk.reception.place"].browse(place_id)
        return self._walk_in(place, self.env["apk.visit.service"].browse(service_id)).id

    @api.model
    def _walk_in(self, place, service, **values):
        """Receive a client without a booking: no seat is taken, nobody is sent away.

        :param values: further fields of the visit
        """
        now = fields.Datetime.now()
        visit = self.sudo().create(  # sudo: no role may create visits; no seat is taken
            {
                "kind": "reception",
                "place_id": place.id,
                "service_id": service.id,
                "unit_id": place.unit_id.id,
                "is_joint_filing": service.is_joint_filing,
                "starts_at": now,
                "ends_at": fields.Datetime.add(now, minutes=service.minutes),
                "is_walk_in": True,
                "booked_at": now,
                "booked_by_id": self.env.uid,
                "booked_via": "walk_in",
                "arrived_at": now,
                "received_by_id": self.env.uid,
                "name": self._next_number(),
                **values,
            }
        )
        visit.state = "came"
        visit._log_visit(self.env._("Came without booking"))
        return visit.with_env(self.env)

    def action_came(self):
        """A client marked as missed who has come after all is received like any other.

        Of a day that is over nobody knows the hours any more: the visit is finished without them.

        :raises VISIT_DAY_AHEAD:
        """
        self._check_day_has_come()
        today = self.filtered(lambda visit: visit._local_day() == self.env["apk.office"]._today())
        received = {"received_by_id": self.env.uid}
        now = fields.Datetime.now()
        today._change_state((*COMING_STATES, "missed"), "came", arrived_at=now, **received)
        (self - today)._change_state((*COMING_STATES, "missed"), "done", **received)
        self._log_visit(self.env._("Came"))

    def _check_day_has_come(self):
        """A mark on a wrong row would tell that somebody came who will come (п. 74)."""
        today = self.env["apk.office"]._today()
        for visit in self.filtered(lambda visit: visit._local_day() > today):
            raise VISIT_DAY_AHEAD(self.env, day=format_day(visit._local_day()))

    def _local_day(self):
        return to_local(self.starts_at).date()

    def action_running_late(self):
        """The client has called from the road: the visit stays on the day."""
        self.check_access("write")
        for visit in self.filtered("is_coming"):
            marked = visit.sudo()  # sudo: a system field; write access was checked above
            marked.is_running_late = True

    def action_gone(self):
        self._change_state(("came",), "done", left_at=fields.Datetime.now())

    def action_missed(self):
        self._check_day_has_come()
        self._change_state(COMING_STATES, "missed", needs_agreement=False)
        self._log_visit(self.env._("Did not come"))

    def _change_state(self, allowed, state, **values):
        """:raises WrongState: a visit is in none of the ``allowed`` states"""
        self.check_access("write")
        self._check_state(allowed)
        for visit in self:
            changed = visit.sudo()  # sudo: no role may write the state; access was checked above
            changed.write({"state": state, **values})
            changed.activity_ids.filtered("automated").unlink()  # asked for what is now marked

    def action_undo(self):
        """Take back the last mark, pressed by mistake: the offer to rate, «Gone», «Came» or «Did not come»."""
        self.check_access("write")
        for visit in self.sudo():  # sudo: no role may write these facts; access was checked above
            if visit.rating_offer:
                visit._withdraw_rating_offer()
            elif visit.state == "done" and visit.arrived_at:
                visit.write({"state": "came", "left_at": False})
            elif visit.state in ("done", "came", "missed") and not visit.is_walk_in:
                visit._undo_arrival()
            elif visit.state == "came" and not visit.case_ids:
                visit._undo_walk_in()

    def _undo_arrival(self):
        """The visit is expected again; a missed one may find its seat taken."""
        self.arrived_at = False
        self._take_seat(self.place_id, self.starts_at, self.service_id.minutes, "confirmed")

    def _undo_walk_in(self):
        """Nobody came: the visit leaves the day and stays in the history as cancelled."""
        mistake = self.env._("Entered by mistake")
        self.write(
            {
                "state": "cancelled",
                "arrived_at": False,
                "cancelled_at": fields.Datetime.now(),
                "cancelled_via": "office",
                "cancel_reason": mistake,
            }
        )
        self._log_visit(mistake)

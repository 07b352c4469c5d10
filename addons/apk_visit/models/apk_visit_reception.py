from odoo import api, fields, models

from ..messages import VISIT_IS_OVER
from .visit_states import COMING


class ApkVisitReception(models.Model):
    """The client at the door: came, late, gone, did not come; one tap each (п. 52, 74)."""

    _inherit = "apk.visit"

    arrived_at = fields.Datetime(string="Came at", copy=False, written_by="system")
    left_at = fields.Datetime(string="Left at", copy=False, written_by="system")
    is_running_late = fields.Boolean(string="Warned of being late", copy=False, written_by="system")
    late_minutes = fields.Integer(
        string="Late, min", compute="_compute_minutes", store=True, aggregator="avg"
    )
    wait_minutes = fields.Integer(
        string="Reception took, min", compute="_compute_minutes", store=True, aggregator="avg"
    )
    received_by_id = fields.Many2one("res.users", string="Who received", index="btree_not_null")

    @api.depends("starts_at", "arrived_at", "left_at")
    def _compute_minutes(self):
        for visit in self:
            came, left = visit.arrived_at, visit.left_at
            late = came and not visit.is_walk_in and (came - visit.starts_at).total_seconds() // 60
            visit.late_minutes = max(0, late or 0)
            visit.wait_minutes = (left - came).total_seconds() // 60 if came and left else 0

    @api.model
    def _walk_in(self, place, service, **values):
        """Somebody without a booking stands at the door: no seat is taken, nobody is sent away."""
        now = fields.Datetime.now()
        visit = self.sudo().create(  # sudo: see _hold
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
        """One tap; a client who was given up and has come after all is received like any other."""
        self._mark(
            (*COMING, "missed"),
            "came",
            arrived_at=fields.Datetime.now(),
            received_by_id=self.env.uid,
        )
        self._log_visit(self.env._("Came"))

    def action_running_late(self):
        """The client has called from the road: nobody gives the visit up."""
        self.check_access("write")
        self.filtered(
            lambda visit: visit.state in COMING
        ).sudo().is_running_late = True  # sudo: by this button

    def action_gone(self):
        self._mark(("came",), "done", left_at=fields.Datetime.now())

    def action_missed(self):
        self._mark(COMING, "missed", needs_agreement=False)
        self._log_visit(self.env._("Did not come"))

    def action_undo(self):
        """A finger has slipped: one step back. Somebody who was entered without having come is taken off the day."""
        self.check_access("write")
        for visit in self.sudo():  # sudo: kept by the system
            if visit.rating_offer:
                visit._forget_offer()
            elif visit.state == "done":
                visit.write({"state": "came", "left_at": False})
            elif visit.state in ("came", "missed") and not visit.is_walk_in:
                visit.write({"arrived_at": False})
                visit._take_seat(
                    visit.place_id, visit.starts_at, visit.service_id.minutes, "confirmed"
                )
            elif visit.state == "came" and not visit.case_ids:
                mistake = {"cancelled_at": fields.Datetime.now(), "cancelled_via": "office"}
                mistake["cancel_reason"] = self.env._("Entered by mistake")
                visit.write({"state": "cancelled", "arrived_at": False, **mistake})
                visit._log_visit(mistake["cancel_reason"])

    def _mark(self, allowed, state, **values):
        self.check_access("write")
        for visit in self:
            if visit.state not in allowed:
                raise VISIT_IS_OVER(self.env, visit=visit.display_name)
            visit.sudo().write({"state": state, **values})  # sudo: kept by the system

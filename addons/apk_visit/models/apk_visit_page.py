from odoo import fields, models

from odoo.addons.apk_base.models.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day

from ..messages import SlotTaken
from ..rules.journey import inspection_steps
from .visit_states import COMING

DECIDED = ("answered", "closed")


class ApkVisitPage(models.Model):
    """What the client sees of a visit without an account (п. 12, 56, 57)."""

    _inherit = "apk.visit"

    def _new_link(self):
        """A fresh link to this visit, for one letter or one sheet of paper."""
        return f"{self.get_base_url()}/apk/visit/{self.env['apk.visit.link']._make(self)}"

    def _page_values(self):
        self.ensure_one()
        return {
            "visit": self,
            "place": self.place_id,
            "steps": self._journey() if self.kind == "inspection" else [],
            "may_cancel": self.state in COMING,
            "may_give_back": self._may_give_back(),
            "access": self.place_id._accessibility_items(),
        }

    def _may_give_back(self):
        """A finger has slipped: what the client has cancelled by the link may be taken back while the time is free."""
        by_the_client = self.state == "cancelled" and self.cancelled_via == "link" and self.name
        if not by_the_client or self.starts_at <= fields.Datetime.now():
            return False
        return self.place_id._is_offered(self.service_id, self.starts_at)

    def _give_back(self):
        """The same time, if nobody has taken it meanwhile; else the page offers it no more."""
        self.ensure_one()
        if not self._may_give_back():
            return
        try:
            self._take_seat(self.place_id, self.starts_at, self.service_id.minutes, "confirmed")
        except SlotTaken:
            return
        nothing = dict.fromkeys(("cancelled_at", "cancelled_via", "cancel_reason"), False)
        self.sudo().write(nothing)  # sudo: kept by the system
        self._log_visit(self.env._("Booked again"))
        self._deliver_if_possible("visit_booked")

    def _journey(self):
        """«Где я на пути»: the steps of an inspection with the words of the page beside their codes."""
        decided_at = self.case_id.answered_at
        is_decided = self.case_id.state in DECIDED
        notes = {
            "booked": self.state in COMING and self.starts_text,
            "inspected": self.left_at and format_day(to_local(self.left_at).date()),
            "decided": is_decided and decided_at and format_day(to_local(decided_at).date()),
        }
        return [
            {"code": step.code, "is_done": step.is_done, "is_now": step.is_now, "note": notes[step.code] or ""}
            for step in inspection_steps(self.state, is_decided)
        ]  # fmt: skip

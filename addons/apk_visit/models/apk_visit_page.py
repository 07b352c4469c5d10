from odoo import models

from odoo.addons.apk_client.models.office_time import to_local
from odoo.addons.apk_client.rules.russian_dates import spoken_day

from ..rules.journey import inspection_steps
from .visit_states import COMING

DECIDED = ("answered", "closed")


class ApkVisitPage(models.AbstractModel):
    """What the client sees of a visit without an account (п. 12, 56, 57)."""

    _name = "apk.visit.page"
    _description = "Page of a visit"

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
            "access": self.place_id._accessibility_items(),
        }

    def _journey(self):
        """«Где я на пути»: the steps of an inspection with the words of the page beside their codes."""
        decided_at = self.case_id.answered_at
        is_decided = self.case_id.state in DECIDED
        notes = {
            "booked": self.state in COMING and self.starts_spoken,
            "inspected": self.left_at and spoken_day(to_local(self.left_at).date()),
            "decided": is_decided and decided_at and spoken_day(to_local(decided_at).date()),
        }
        return [
            {"code": step.code, "is_done": step.is_done, "is_now": step.is_now, "note": notes[step.code] or ""}
            for step in inspection_steps(self.state, is_decided)
        ]  # fmt: skip

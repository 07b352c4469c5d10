from odoo import models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day

from ...rules.journey import inspection_steps


class ApkVisitPage(models.Model):
    """What the client sees of a visit without an account (п. 12, 56, 57)."""

    _inherit = "apk.visit"

    def _new_link(self):
        """A new address of the page of this visit, for one notice."""
        return f"{self.get_base_url()}/apk/visit/{self.env['apk.visit.link']._make(self)}"

    def _page_values(self):
        """Values of the template ``apk_visit.visit_page``."""
        self.ensure_one()
        return {
            "visit": self,
            **self._held_values(),
            "place": self.place_id,
            "steps": self._inspection_steps() if self.kind == "inspection" else [],
            "may_restore": self._may_restore(),
            **self.place_id._page_values(),
        }

    def _inspection_steps(self):
        """The steps to a decision that needs an inspection, each with its date (п. 12).

        :return: list of ``{code, is_done, is_now, note}``
        """
        decided_at = self.case_id.answered_at
        is_decided = self.case_id._is_decided()
        notes = {
            "booked": self.is_coming and self.starts_text,
            "inspected": self.left_at and format_day(to_local(self.left_at).date()),
            "decided": is_decided and decided_at and format_day(to_local(decided_at).date()),
        }
        return [
            {"code": step.code, "is_done": step.is_done, "is_now": step.is_now, "note": notes[step.code] or ""}
            for step in inspection_steps(self.state, is_decided)
        ]  # fmt: skip

from collections import defaultdict
from datetime import datetime, time

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_base.rules.russian_dates import format_day


class ApkVisitUnmarked(models.Model):
    """Booked visits of former days of which nobody has said whether the client came: figures of п. 74 and 75 miss them."""

    _inherit = "apk.visit"

    @api.model
    def _unmarked_domain(self):
        today = datetime.combine(self.env["apk.office"]._today(), time(), MOSCOW)
        return Domain("state", "=", "confirmed") & Domain("starts_at", "<", to_naive_utc(today))

    @api.model
    def _cron_ask_for_marks(self):
        """Every morning: one task for each place and day, on its first visit, until that day is marked."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        asked = self.env._("Visits without a mark")
        by_day = defaultdict(self.browse)
        for visit in self.search(self._unmarked_domain(), order="starts_at, id"):
            by_day[visit.place_id, visit._local_day()] |= visit
        for (_place, day), visits in by_day.items():
            told = visits.sudo().activity_ids  # sudo: tasks of colleagues; only whether one was set
            if not any((task.summary or "").startswith(asked) for task in told):
                visits[0]._notify_assignee(f"{asked}: {format_day(day)}, {len(visits)}")

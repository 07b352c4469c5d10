from datetime import datetime, time

from odoo import api, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_case.rules.overview_table import OverviewTable, added_up

from .visit_state import ATTENDED_STATES


class ApkOverviewSource(models.AbstractModel):
    _inherit = "apk.overview.source"

    @api.model
    def _overview_tables(self):
        """Personal reception (59-ФЗ, ст. 13): who came, by reason and by place."""
        return {
            **super()._overview_tables(),
            "reception_reason": self._table_of_receptions(
                self.env._("Personal reception: people received, by reason"), "service_id"
            ),
            "reception_place": self._table_of_receptions(
                self.env._("Personal reception: people received, by place"), "place_id"
            ),
        }

    def _table_of_receptions(self, title, field):
        return OverviewTable(
            title, "reception", lambda start, end: self._receptions(field, start, end)
        )

    def _receptions(self, field, start, end):
        first, after = (
            to_naive_utc(datetime.combine(day, time.min, MOSCOW)) for day in (start, end)
        )
        received = [
            ("kind", "=", "reception"),
            ("state", "in", ATTENDED_STATES),
            ("starts_at", ">=", first),
            ("starts_at", "<", after),
        ]
        # sudo: who makes an overview may not read every visit; figures alone leave, small ones are hidden
        visits = self.env["apk.visit"].sudo()
        groups = visits._read_group(received, [field], ["__count"])
        return added_up((record.name, count) for record, count in groups)

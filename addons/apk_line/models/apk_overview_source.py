from datetime import datetime, time

from odoo import api, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_case.rules.overview_table import OverviewTable, added_up


class ApkOverviewSource(models.AbstractModel):
    _inherit = "apk.overview.source"

    @api.model
    def _overview_tables(self):
        """The consultation line (п. 30): calls that came, by their topic; one table, so that nothing follows from another."""
        title = self.env._("Consultation line: calls that came, by topic")
        return {
            **super()._overview_tables(),
            "line": OverviewTable(title, "line", self._calls_by_topic),
        }

    def _calls_by_topic(self, start, end):
        first, after = (
            to_naive_utc(datetime.combine(day, time.min, MOSCOW)) for day in (start, end)
        )
        came = [
            ("direction", "=", "in"),
            ("started_at", ">=", first),
            ("started_at", "<", after),
        ]
        # sudo: who makes an overview may not read calls; figures alone leave, small ones are hidden
        calls = self.env["apk.call"].sudo()
        answered = [*came, ("answered_at", "!=", False)]
        topics = dict(calls._fields["topic"]._description_selection(self.env))
        groups = calls._read_group(answered, ["topic"], ["__count"])
        unknown = self.env._("Topic not stated")
        lines = added_up((topics.get(topic, unknown), count) for topic, count in groups)
        unanswered = calls.search_count([*came, ("answered_at", "=", False)])
        return {**lines, self.env._("Without an answer"): unanswered} if unanswered else lines

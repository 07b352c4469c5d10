from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import ormcache

from odoo.addons.apk_base.office_time import to_local

from ...rules.terms import average_term
from .apk_call_knowledge import AREA_OF_TOPIC

YEAR = timedelta(days=365)


class ApkCallTerms(models.Model):
    """How long an answer takes (п. 30 «нормативных и средних сроков»): by the law, and on average of the last year."""

    _inherit = "apk.call"

    def _card_terms(self):
        """Terms of the chosen topic, all of them while none is chosen.

        :return: list of ``{name, normative, average}``; ``average`` is ``{mean, median, count}`` in days, or False
        """
        regimes = self.env["apk.regime"].sudo()  # sudo: an operator has no right to the regimes;
        # their terms are public law
        area = AREA_OF_TOPIC.get(self.topic)
        domain = [("area_id.code", "=", area)] if area else []
        today = self.env["apk.line"]._local_now().date()
        return [
            {
                "name": regime.name,
                "normative": self._normative_term_text(regime),
                "average": self._average_term(regime.id, today) or False,
            }
            for regime in regimes.search(domain)
        ]

    @api.model
    def _normative_term_text(self, regime):
        if regime.answer_day_kind == "working":
            return self.env._("%s working days", regime.answer_days)
        return self.env._("%s calendar days", regime.answer_days)

    @api.model
    @ormcache("regime_id", "today")
    def _average_term(self, regime_id, today):
        """Counted once a day: a caller does not wait for a year of messages."""
        since = fields.Datetime.to_datetime(today) - YEAR
        cases = self.env["apk.case"].sudo()  # sudo: an operator may not read messages; only mean,
        # median and count leave
        answered = cases.search_fetch(
            [
                ("regime_id", "=", regime_id),
                ("answered_at", ">=", since),
                ("registered_at", "!=", False),
            ],
            ["registered_at", "answered_at"],
        )
        return average_term(
            (to_local(case.registered_at), to_local(case.answered_at)) for case in answered
        )

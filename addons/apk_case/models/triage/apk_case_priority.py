from odoo import api, fields, models

from ...rules.priority import Weights, priority_level, priority_score


class ApkCasePriority(models.Model):
    """Which message comes first (п. 66)."""

    _inherit = "apk.case"

    priority_score = fields.Integer(compute="_compute_priority", store=True, aggregator=None)
    priority = fields.Selection(
        [("high", "High"), ("middle", "Middle"), ("ordinary", "Ordinary priority")],
        compute="_compute_priority",
        store=True,
        written_by="system",
    )

    @api.depends(
        "urgency",
        "mood",
        "repeats_id",
        "topic_id.weight",
        "next_due_at",
        "partner_id.apk_segment_ids.weight",
    )
    def _compute_priority(self):
        now = fields.Datetime.now()
        for case in self:
            client = case.partner_id.sudo()  # sudo: not every role sees segments; a weight leaves
            score = priority_score(
                Weights(
                    is_urgent=case.urgency == "urgent",
                    is_repeated=bool(case.repeats_id),
                    mood=case.mood or "",
                    segment=max(client.apk_segment_ids.mapped("weight"), default=0),
                    topic=case.topic_id.weight,
                    due_at=case.next_due_at or None,
                ),
                now,
            )
            case.priority_score, case.priority = score, priority_level(score)

    @api.model
    def _refresh_priorities(self):
        """Count anew every morning: deadlines have come nearer."""
        owed = self.search([("next_due_at", "!=", False)])
        self.env.add_to_compute(self._fields["priority_score"], owed)
        self.env.add_to_compute(self._fields["priority"], owed)

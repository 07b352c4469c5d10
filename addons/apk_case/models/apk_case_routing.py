from odoo import api, fields, models

from ..rules.priority import Weights, priority_level, priority_score
from .apk_case_triage import Proposal
from .case_state import OPEN_STATES

ROUTED = ("area", "unit")
SURE = 0.5


class ApkCaseRouting(models.Model):
    """Who answers a message and which comes first (п. 66): topic, unit, the executor with the least open work."""

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
            segments = case.partner_id.sudo().apk_segment_ids  # sudo: the weight, not the card
            score = priority_score(
                Weights(
                    is_urgent=case.urgency == "urgent",
                    is_repeated=bool(case.repeats_id),
                    mood=case.mood or "",
                    segment=max(segments.mapped("weight"), default=0),
                    topic=case.topic_id.weight,
                    due_at=case.next_due_at or None,
                ),
                now,
            )
            case.priority_score, case.priority = score, priority_level(score)

    @api.model
    def _refresh_priorities(self):
        """Every morning: deadlines have come nearer."""
        owed = self.search([("next_due_at", "!=", False)])
        self.env.add_to_compute(self._fields["priority_score"], owed)
        self.env.add_to_compute(self._fields["priority"], owed)

    def _suggest_route(self, proposals):
        """Area and unit of the topic; an executor of the unit with the least open work."""
        by_aspect = {proposal.aspect: proposal for proposal in proposals}
        if "topic" not in by_aspect:
            return
        topic = self.env["apk.topic"].browse(int(by_aspect["topic"].value))
        sure = by_aspect["topic"].confidence
        reason = self.env._("by the topic «%s»", topic.display_name)
        if topic.area_id:
            yield Proposal("area", str(topic.area_id.id), sure, reason, ())
        unit = topic.unit_id or topic.area_id._sole_unit()
        if unit:
            yield Proposal("unit", str(unit.id), sure, reason, ())
            person, count = self._least_loaded(unit)
            if person:
                load = self.env._("the least open messages in the unit: %s", count)
                yield Proposal("user", str(person.id), sure, load, ())

    @api.model
    def _least_loaded(self, unit):
        members = unit.sudo().member_ids  # sudo: who is who
        people = members.filtered(self._may_execute).sorted("id")
        rows = self.sudo()._read_group(  # sudo: load counts, not the messages
            [("user_id", "in", people.ids), ("state", "in", OPEN_STATES)], ["user_id"], ["__count"]
        )
        loads = dict(rows)
        person = min(people, key=lambda user: loads.get(user, 0), default=people)
        return person, loads.get(person, 0)

    def _route(self, proposals, by_hand):
        """п. 66: the unit is found by itself where the topic is clear; an unclear one waits in the area's queue.

        :param by_hand: fields that the registrar has filled in
        """
        by_aspect = {proposal.aspect: proposal for proposal in proposals}
        for aspect in ROUTED:
            proposal = by_aspect.get(aspect)
            if proposal and proposal.confidence >= SURE and f"{aspect}_id" not in by_hand:
                self.sudo()[f"{aspect}_id"] = int(proposal.value)  # sudo: nobody works on it yet

from odoo import api, fields, models
from odoo.fields import Domain

ASPECTS_SHOWN = ("urgency", "topic", "need", "user")


class ApkCaseTriageQueue(models.Model):
    """The registrar's morning: one button assigns a message and opens the next one (п. 18, 66)."""

    _inherit = "apk.case"

    suggested = fields.Char(compute="_compute_suggested")
    awaits_triage = fields.Boolean(
        string="To sort", compute="_compute_awaits_triage", search="_search_awaits_triage"
    )

    @api.depends("pending_suggestion_ids")
    def _compute_suggested(self):
        """What «Agree» would write, in one line; of a path like «Support / Milk» its last part."""
        names = self.pending_suggestion_ids._value_names()
        for case in self:
            by_aspect = {one.aspect: names[one] for one in case.pending_suggestion_ids}
            shown = [by_aspect[aspect] for aspect in ASPECTS_SHOWN if aspect in by_aspect]
            case.suggested = " · ".join(name.rpartition(" / ")[2] for name in shown)

    @api.depends("state", "suggestion_ids.state")
    def _compute_awaits_triage(self):
        """A registered message with proposals that nobody has decided."""
        for case in self:
            case.awaits_triage = case.state == "registered" and bool(case.pending_suggestion_ids)

    def _search_awaits_triage(self, operator, value):
        if operator != "in":  # the ORM asks for True and inverts the answer itself
            return NotImplemented
        undecided = Domain("state", "=", "proposed") & Domain("aspect", "!=", "abuse")
        return Domain("state", "=", "registered") & Domain("suggestion_ids", "any", undecided)

    def action_accept_and_next(self):
        """Agree with all that is proposed, the unit and the executor too, and open the next message."""
        self.ensure_one()
        self._only_for_the_head_or_registrar()
        following = self._next_in_triage_queue()
        self._agree()
        return {
            "type": "ir.actions.client",
            "tag": "apk_open_next",
            "params": {"ids": following.ids},
        }

    def _next_in_triage_queue(self):
        """The queue after this message, followed by the messages before it that were skipped."""
        waiting_or_this = Domain("awaits_triage", "=", True) | Domain("id", "=", self.id)
        queue = self.search(waiting_or_this, order="next_due_at, id")
        here = queue.ids.index(self.id) if self in queue else 0  # destroyed meanwhile
        return queue[here + 1 :] + queue[:here]

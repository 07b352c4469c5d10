from odoo import api, fields, models
from odoo.fields import Domain

SHOWN = ("urgency", "topic", "need", "user")


class ApkCaseSorting(models.Model):
    """The registrar's morning: one button gives a letter to whom it belongs and opens the next (п. 18, 66)."""

    _inherit = "apk.case"

    suggested = fields.Char(compute="_compute_suggested")

    @api.depends("pending_suggestion_ids")
    def _compute_suggested(self):
        """What «Agree» would write, in one line of a list; read for all lines at once."""
        spoken = self.pending_suggestion_ids._values_text()
        for case in self:
            found = {one.aspect: spoken[one] for one in case.pending_suggestion_ids}
            names = [found[aspect].rpartition(" / ")[2] for aspect in SHOWN if aspect in found]
            case.suggested = " · ".join(names)

    @api.model
    def _triage_queue_domain(self):
        """Registered, and nobody has looked at what the program proposes."""
        undecided = Domain("state", "=", "proposed") & Domain("aspect", "!=", "abuse")
        return Domain("state", "=", "registered") & Domain("suggestion_ids", "any", undecided)

    def action_accept_and_next(self):
        """Agree with what is proposed, the unit and the executor too; the next letter opens by itself."""
        self.ensure_one()
        self._only_for_the_head_or_registrar()
        following = self._next_in_triage_queue()
        self.action_accept_suggestions()
        if not following:
            return self.env["ir.actions.actions"]._for_xml_id("apk_base.desk_action")
        return {
            "type": "ir.actions.client",
            "tag": "apk_open_next",
            "params": {"ids": following.ids},
        }

    def _next_in_triage_queue(self):
        """The queue after this letter; those that were skipped come again at its end."""
        queue = self.search(
            self._triage_queue_domain() | Domain("id", "=", self.id), order="next_due_at, id"
        )
        here = queue.ids.index(self.id)
        return queue[here + 1 :] + queue[:here]

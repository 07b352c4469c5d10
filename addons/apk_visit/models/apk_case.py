from odoo import fields, models

from .apk_visit_page import DECIDED
from .visit_states import COMING


class ApkCase(models.Model):
    _inherit = "apk.case"

    visit_id = fields.Many2one(
        "apk.visit",
        string="Handed in at the visit",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    is_filed_together = fields.Boolean(
        string="Filled in together",
        readonly=True,
        help="The client and an employee filled in the application together (clause 10).",
    )
    visit_ids = fields.One2many("apk.visit", "case_id", string="Visits and inspections")

    def action_book_inspection(self):
        """п. 12: the right to a service is decided on the spot; the time suits the client."""
        self.ensure_one()
        self.check_access("write")
        service = self.env["apk.visit.service"].search([("kind", "=", "inspection")], limit=1)
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_visit.apk_visit_book_action")
        context = {
            "default_partner_id": self.partner_id.id,
            "default_representation_id": self.representation_id.id,
            "default_case_id": self.id,
            "default_service_id": service.id,
        }
        return {**action, "context": context}

    def _inspection(self):
        """The inspection that stands on the client's road now: the coming one, else the last."""
        visits = self.sudo().visit_ids  # sudo: the client's own road
        visits = visits.filtered(lambda visit: visit.kind == "inspection")
        coming = visits.filtered(lambda visit: visit.state in COMING)
        return (coming or visits.filtered(lambda visit: visit.state != "cancelled")).sorted(
            "starts_at"
        )[-1:]

    def _status_steps(self):
        """п. 12: an inspection is a step of the road between «Рассматриваем» and «Ответили»."""
        steps, visit = super()._status_steps(), self._inspection()
        if not visit:
            return steps
        is_over = visit.state in ("came", "done") or self.state in DECIDED
        is_next = not is_over and steps[1]["is_now"]
        inspection = {
            "state": "inspection",
            "note": visit.starts_text,
            "is_done": is_over,
            "is_now": is_next,
        }
        work = {**steps[1], "is_now": steps[1]["is_now"] and not is_next}
        work["is_done"] = steps[1]["is_done"] or is_next
        return (
            [steps[0], work, inspection, *steps[2:]]
            if not is_over
            else [steps[0], inspection, *steps[1:]]
        )

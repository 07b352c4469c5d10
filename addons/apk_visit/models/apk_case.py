from odoo import fields, models

DECIDED_STATES = ("answered", "closed")


class ApkCase(models.Model):
    _inherit = "apk.case"

    visit_id = fields.Many2one(
        "apk.visit",
        string="Handed in at the visit",
        written_by="system",
        ondelete="restrict",
        index="btree_not_null",
    )
    is_filed_together = fields.Boolean(
        string="Filled in together",
        written_by="system",
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

    def _is_decided(self):
        return self.state in DECIDED_STATES

    def _inspection(self):
        """The inspection to show on the status page: the coming one, else the last."""
        case = self.sudo()  # sudo: the executor may not read visits at places of other units
        visits = case.visit_ids.filtered(lambda visit: visit.kind == "inspection")
        coming = visits.filtered("is_coming")
        shown = coming or visits.filtered(lambda visit: visit.state != "cancelled")
        return shown.sorted("starts_at")[-1:]

    def _status_steps(self):
        """п. 12: an inspection is a step between «Рассматриваем» and «Ответили»."""
        steps, visit = super()._status_steps(), self._inspection()
        if not visit:
            return steps
        is_over = visit.has_come or self._is_decided()
        is_next = not is_over and steps[1]["is_now"]
        inspection = {
            "state": "inspection",
            "note": visit.starts_text,
            "is_done": is_over,
            "is_now": is_next,
        }
        if is_over:
            return [steps[0], inspection, *steps[1:]]
        work = {**steps[1], "is_now": steps[1]["is_now"] and not is_next}
        work["is_done"] = steps[1]["is_done"] or is_next
        return [steps[0], work, inspection, *steps[2:]]

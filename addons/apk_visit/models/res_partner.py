from odoo import fields, models

from odoo.addons.apk_client.models.res_partner import SERVING


class ResPartner(models.Model):
    _inherit = "res.partner"

    apk_visit_ids = fields.One2many(
        "apk.visit", "partner_id", string="Visits of the client", groups=SERVING
    )
    apk_visit_count = fields.Integer(compute="_compute_apk_visit_count", groups=SERVING)

    def _compute_apk_visit_count(self):
        counts = dict(
            self.env["apk.visit"]._read_group(
                [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
            )
        )
        for partner in self:
            partner.apk_visit_count = counts.get(partner, 0)

    def _open_matters(self):
        """Visits still to come, beside the open messages and deadlines."""
        if not self.env["apk.visit"].has_access("read"):
            return super()._open_matters()
        visits = self.apk_visit_ids.filtered("is_coming")
        states = dict(visits._fields["state"]._description_selection(self.env))
        return super()._open_matters() + [
            {
                "model": visit._name,
                "id": visit.id,
                "name": f"{visit.starts_text}: {visit.service_id.name}, {visit.place_text}",
                "what": states[visit.state],
                "due": False,  # a visit has a time of its own, not a deadline
            }
            for visit in visits.sorted("starts_at")
        ]

    def action_open_visits(self):
        return self._action_of_client("apk_visit.apk_visit_action")

    def action_book_visit(self):
        """Book for this client, who is on the line or at the desk (п. 53)."""
        return self._action_of_client("apk_visit.apk_visit_book_action")

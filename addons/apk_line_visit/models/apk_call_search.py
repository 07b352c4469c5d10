from odoo import api, models


class ApkCallSearch(models.Model):
    """The field that finds a caller finds a visit by its number, too (п. 30, 53)."""

    _inherit = "apk.call"

    @api.model
    def _found_of_caller(self, text, typed):
        visits = self.env["apk.visit"]
        numbers = visits._numbers_in(text)
        found = visits.search([("name", "in", numbers)]) if numbers else visits
        return [*map(self._found_visit, found), *super()._found_of_caller(text, typed)]

    @api.model
    def _found_visit(self, visit):
        parts = (visit.partner_id.name, visit.starts_text, visit.place_text)
        return {
            "kind": "visit",
            "id": visit.id,
            "name": visit.name,
            "note": " · ".join(filter(None, parts)),
        }

    @api.model
    def _values_of_found(self, kind, key):
        if kind != "visit":
            return super()._values_of_found(kind, key)
        visit = self.env["apk.visit"].search([("id", "=", key)])
        return {"partner_id": visit.partner_id.id} if visit else None

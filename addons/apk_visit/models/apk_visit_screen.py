from odoo import api, fields, models


class ApkVisitScreen(models.Model):
    """What the form of a visit shows and which dialogs it opens."""

    _inherit = "apk.visit"

    words_aloud = fields.Html(compute="_compute_words_aloud")

    @api.depends("starts_at", "place_id", "service_id", "site_address")
    def _compute_words_aloud(self):
        """п. 56: «сообщена устно информация о расположении точки … и о том, как до нее можно добраться»."""
        office = self.env["apk.office"]._details()
        for visit in self:
            values = {"visit": visit, "place": visit.place_id, "office": office}
            visit.words_aloud = self.env["ir.qweb"]._render("apk_visit.words_aloud", values)

    def action_open_move(self):
        """п. 54, 57: another time, chosen by the client; the present one is kept until the new one is taken."""
        self.ensure_one()
        return self._dialog(
            "apk_visit.apk_visit_book_action",
            {
                "default_visit_id": self.id,
                "default_partner_id": self.partner_id.id,
                "default_service_id": self.service_id.id,
                "default_place_id": self.place_id.id,
                "default_via": "desk",
            },
        )

    def action_open_cancel(self):
        return self._dialog("apk_visit.apk_visit_cancel_action", {"default_visit_id": self.id})

    def action_open_intake(self):
        subject = ", ".join(self.topic_ids.mapped("name")) or self.question
        context = {
            "default_visit_id": self.id,
            "default_subject": subject,
            "default_is_filed_together": self.is_joint_filing,
        }
        return self._dialog("apk_visit.apk_visit_intake_action", context)

    def _dialog(self, xmlid, context):
        self.ensure_one()
        return {**self.env["ir.actions.act_window"]._for_xml_id(xmlid), "context": context}

from odoo import models


class ApkVisitRequest(models.Model):
    """A written request that the client hands in at the reception (п. 74, 10)."""

    _inherit = "apk.visit"

    def action_open_intake(self):
        subject = ", ".join(self.topic_ids.mapped("name")) or self.question
        context = {
            "default_visit_id": self.id,
            "default_subject": subject,
            "default_is_filed_together": self.is_joint_filing,
        }
        return self._dialog("apk_visit.apk_visit_intake_action", context)

    def _register_request(self, files, **values):
        """Register a message of this visit's client; its first reply leaves as for any message.

        Whoever may write the visit, hence receives the client, may register what the client hands in.

        :param files: recordset of ``ir.attachment``, scans of the paper
        :param values: ``subject``, ``body``, ``regime_id``, ``is_filed_together`` of the message
        """
        self.ensure_one()
        self.check_access("write")
        cases = self.env["apk.case"].sudo()  # sudo: a specialist may not create messages
        case = cases.create({**self._request_values(), **values})
        if files:
            case.message_post(body=case.subject, attachment_ids=files.ids)
        return case

    def _request_values(self):
        return {
            "partner_id": self.partner_id.id,
            "representation_id": self.representation_id.id,
            "intake_channel_id": self.env.ref("apk_client.channel_hand").id,
            "chosen_channel_id": (self.notice_channel_id or self.partner_id.chosen_channel_id).id,
            "topic_id": self.topic_ids.id if len(self.topic_ids) == 1 else False,
            "unit_id": self.unit_id.id,
            "visit_id": self.id,
        }

    def action_open_cases(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_case.apk_case_action")
        return {**action, "domain": [("visit_id", "=", self.id)], "context": {}}

from odoo import models

from odoo.addons.apk_base.office_time import to_local


class ApkCaseLetter(models.Model):
    """What official letters about a message bear around their text (ГОСТ Р 7.0.97-2025)."""

    _inherit = "apk.case"

    def _letter_numbers(self):
        """The author's own number, or of the body that has passed the message on; beside it the number of our register."""
        registered = self.registered_at and to_local(self.registered_at).date()
        return (self.incoming_number or "", self.incoming_on or None), (self.name, registered)

    def _letter_heading(self, document):
        headings = {
            "first_reply": self.env._("On the registration of the message"),
            "answer": self.env._("On the consideration of the message"),
            "forward_notice": self.env._("On passing the message on"),
            "extension_notice": self.env._("On extending the term of consideration"),
            "fix_offer": self.env._("On missing documents"),
            "clarification": self.env._("On clarifying the message"),
            "status_notice": self.env._("On the course of consideration"),
            "abuse_notice": self.env._("On the message that was not considered"),
        }
        return headings.get(document) or super()._letter_heading(document)

    def _letter_executor(self):
        executor = (
            self.user_id.sudo()
        )  # sudo: a colleague's name and telephone, printed for the client
        office = self.env["apk.office"]._details()
        return executor.name or "", executor.partner_id.phone or office["phone"]

    def _letter_signatory(self):
        """Who has approved the answer signs it, when it is somebody who signs letters; else who heads the unit."""
        approved = self.approved_by_id | self.unit_id._in_charge()
        return self.env["apk.signatory"]._usual(approved)

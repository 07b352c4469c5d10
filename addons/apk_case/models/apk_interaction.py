from odoo import fields, models


class ApkInteraction(models.Model):
    """History of a message: visible to those who see the message."""

    _name = "apk.interaction"
    _inherit = ["apk.interaction", "apk.case.link.mixin"]

    kind = fields.Selection(
        selection_add=[("decision", "Decision on a message")], ondelete={"decision": "cascade"}
    )

    def _case_of(self, row):
        """A notice about a message is a line of that message: its subject is read by those who see the message."""
        if row.res_model != "apk.delivery":
            return super()._case_of(row)
        # sudo: who adds a line may not see the delivery; only its message is taken over
        return self.env["apk.delivery"].sudo().browse(row.res_id).exists().case_id.id

    def _opened_the_case(self):
        """Whether the message was registered with this event; a corrected date of receipt does not change it."""
        of_case = [("case_id", "=", self.case_id.id), ("kind", "=", "message_in")]
        return bool(self.case_id) and self == self.search(of_case, order="id", limit=1)

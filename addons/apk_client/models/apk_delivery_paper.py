from odoo import api, fields, models

from odoo.addons.apk_base.rules.registration import registration_number

OUTGOING_PREFIX = "ИСХ"


class ApkDeliveryPaper(models.Model):
    """A letter on paper: its outgoing number stands in the head before the envelope is closed."""

    _inherit = "apk.delivery"

    register_number = fields.Char(string="Outgoing No.", readonly=True, copy=False)

    def action_print(self):
        """All that are marked in one file; whoever may send a letter gives it its number by printing."""
        self.check_access("read")
        for letter in self:
            if letter._is_to_hand_over() and letter._source_record().has_access("write"):
                letter.sudo()._number()  # sudo: only this door and «handed over» give numbers
        return self.env.ref("apk_client.action_report_letter").report_action(self)

    def _is_to_hand_over(self):
        return self.transport == "task" and self.state in ("queued", "failed")

    def _number(self):
        """A letter keeps the number that it was printed with."""
        if not self.register_number:
            self.register_number = self._next_outgoing_number()

    @api.model
    def _next_outgoing_number(self):
        today = self.env["apk.office"]._today()
        sequence = self.env.ref("apk_client.sequence_outgoing")
        serial = int(sequence.next_by_id(sequence_date=today))
        return registration_number(OUTGOING_PREFIX, today.year, serial)

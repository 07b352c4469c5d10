from odoo import api, models

from odoo.addons.apk_base.rules.registration import registration_number, row_of_numbers
from odoo.addons.apk_base.serial_numbers import next_serials
from odoo.addons.apk_base.toasts import toast_button

OUTGOING_PREFIX = "ИСХ"  # Russian: «исходящий»


class ApkDeliveryPrint(models.Model):
    """A postal item: its outgoing number stands in the head of the page before the envelope is closed."""

    _inherit = "apk.delivery"

    def action_print(self):
        """All that are marked in one file; who may write the record gives an item its number by printing it."""
        self.check_access("read")
        for delivery in self:
            if delivery.may_hand_over and delivery._source_record().has_access("write"):
                # sudo: no role may write deliveries, they are proof; the right to write the record was asked
                proof = delivery.sudo()
                proof._assign_register_number()
        report = self.env.ref("apk_client.action_report_postal_item").report_action(self)
        to_mark = self.filtered("may_hand_over")
        if not to_mark or len(self) == 1:  # the form of one has its own button beside
            return report
        toast = {
            "message": self.env._("Printed: %s. Taken to the post?", len(self)),
            "button": toast_button(self.env._("Mark as sent"), to_mark, "action_mark_sent"),
            "sticky": True,
        }
        return {
            "type": "ir.actions.client",
            "tag": "apk_print",
            "params": {"report": report, "toast": toast},
        }

    def _assign_register_number(self):
        """An item keeps the number that it was printed with."""
        if not self.register_number:
            today = self.env["apk.office"]._today()
            self.write({"register_number": self._next_outgoing_number(), "registered_on": today})

    @api.model
    def _number_prefixes(self):
        return [OUTGOING_PREFIX]

    @api.model
    def _next_outgoing_number(self):
        """``ИСХ-2026/000001``, counted within the office's year."""
        today = self.env["apk.office"]._today()
        sequence = self.env.ref("apk_client.sequence_outgoing")
        row = row_of_numbers(OUTGOING_PREFIX, today.year)
        first = sequence._first_of(today)
        for model, field in self._outgoing_registers():
            (first,) = next_serials(self.env[model], field, row, first=first)
        return registration_number(OUTGOING_PREFIX, today.year, first)

    @api.model
    def _outgoing_registers(self):
        """Where outgoing numbers stand, pairs of a model and its field: one row of numbers runs through all of them."""
        return [("apk.delivery", "register_number"), ("apk.history.request", "outgoing_number")]

from odoo import models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.printing.labels_pdf import Label, labels_pdf
from odoo.addons.apk_base.printing.letter_pdf import letters_pdf
from odoo.addons.apk_base.rules.letter_words import Enclosure, enclosure_lines, in_reply_to

from ...messages import DELIVERY_HAS_LEFT
from ...printing.sheets import sheets_of

LABELS = "apk_client.report_postal_labels"


class ApkDeliveryLetter(models.Model):
    """A delivery on paper: an official letter by ГОСТ Р 7.0.97-2025, or the label of its envelope."""

    _inherit = "apk.delivery"

    def _draw_report(self, name):
        deliveries = self._for_paper()
        if name == LABELS:
            return labels_pdf([delivery._label() for delivery in deliveries])
        return letters_pdf(delivery._letter() for delivery in deliveries)

    def action_print_labels(self):
        """The labels of all envelopes that are marked, in the order of the list."""
        self.check_access("read")
        return self.env.ref("apk_client.action_report_postal_labels").report_action(self)

    def _letter_text(self):
        source = self._source_record()
        return {
            "day": self.registered_on or (self.sent_at and to_local(self.sent_at).date()) or None,
            "number": self.register_number or "",
            "reply_to": in_reply_to(*source._letter_numbers()),
            "html": self.body or "",
        }

    def _letter_executor(self):
        return self._source_record()._letter_executor()

    def _proposed_letter_words(self):
        source = self._source_record()
        return {
            "addressee": self._proposed_addressee(),
            "heading": source._letter_heading(self.document),
            "enclosures": self._proposed_enclosures(),
            "signatory": source._letter_signatory(),
        }

    def _proposed_addressee(self):
        """«Громову П.С.» and the postal address, each on a line of its own."""
        client = self.partner_id
        lines = [client._letter_addressee()] if client else []
        if self.address and self.address not in (client.name, client._addressee()):
            lines.append(self.address)
        return "\n".join(lines)

    def _proposed_enclosures(self):
        # sudo: files of a notice are read through the delivery, which was asked for; names and counts leave
        files = self.sudo().mail_message_id.attachment_ids
        return "\n".join(enclosure_lines([Enclosure(file.name, sheets_of(file)) for file in files]))

    def _set_letter(self, **words):
        """
        :raises DELIVERY_HAS_LEFT: it is not in our hands any more
        """
        for delivery in self._to_mark():
            if not delivery.may_hand_over:
                raise DELIVERY_HAS_LEFT(self.env)
            delivery.write(words)

    def _print_letter(self):
        return self.action_print()

    def _label(self):
        office = self.env["apk.office"]._details()
        return Label(
            sender=(office["name"], office["address"]),
            addressee=self.partner_id._dative_addressee(),
            address=self.address if self.address != self.partner_id.name else "",
            number=self.register_number or "",
        )

from odoo import models


class ApkVisitLetter(models.Model):
    """What letters about a visit bear around their text (ГОСТ Р 7.0.97-2025)."""

    _inherit = "apk.visit"

    def _letter_numbers(self):
        """A visit answers no document: the letter refers to the number of the booking."""
        return ("", None), (self.name or "", None)

    def _letter_heading(self, document):
        return self.env._("On the visit to the department")
